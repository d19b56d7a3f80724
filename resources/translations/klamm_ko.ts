<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name>klamm</name>
    <message>
        <source>"%1" is not KEY=VALUE.</source>
        <translation>"%1"은(는) KEY=VALUE 형식이 아닙니다.</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 외 %2개</translation>
    </message>
    <message>
        <source>%1 done, %2 not</source>
        <translation>%1개 완료, %2개 미완료</translation>
    </message>
    <message>
        <source>%1 done, %2 not done</source>
        <translation>%1개 완료, %2개 미완료</translation>
    </message>
    <message>
        <source>%1 is offline</source>
        <translation>%1이(가) 오프라인입니다</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2개 중 %1개</translation>
    </message>
    <message>
        <source>%1 of %2 are free</source>
        <translation>%2 중 %1 사용 가능</translation>
    </message>
    <message>
        <source>%1 of %2 brokers answered</source>
        <translation>브로커 %2개 중 %1개 응답</translation>
    </message>
    <message>
        <source>%1 of %2 groups read</source>
        <translation>그룹 %2개 중 %1개 읽음</translation>
    </message>
    <message>
        <source>%1 of %2 names: %3</source>
        <translation>이름 %2개 중 %1개: %3</translation>
    </message>
    <message>
        <source>%1 of %2 voters would be left</source>
        <translation>투표자 %2개 중 %1개만 남습니다</translation>
    </message>
    <message>
        <source>%1 of %2 voters would keep up</source>
        <translation>투표자 %2개 중 %1개가 유지됩니다</translation>
    </message>
    <message>
        <source>%1 of them can be undone.</source>
        <translation>그중 %1개는 되돌릴 수 있습니다.</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%2의 %1</translation>
    </message>
    <message>
        <source>%1 set</source>
        <translation>%1개 설정</translation>
    </message>
    <message>
        <source>%1 stable · %2 empty</source>
        <translation>안정 %1 · 비어 있음 %2</translation>
    </message>
    <message>
        <source>%1 · took %2</source>
        <translation>%1 · %2 걸림</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%n broker</source>
        <translation>브로커 %n개</translation>
    </message>
    <message>
        <source>%n brokers</source>
        <translation>브로커 %n개</translation>
    </message>
    <message>
        <source>%n change</source>
        <translation>변경 %n건</translation>
    </message>
    <message>
        <source>%n changes</source>
        <translation>변경 %n건</translation>
    </message>
    <message>
        <source>%n cluster open</source>
        <translation>클러스터 %n개 열림</translation>
    </message>
    <message>
        <source>%n clusters open</source>
        <translation>클러스터 %n개 열림</translation>
    </message>
    <message>
        <source>%n committed offset</source>
        <translation>커밋된 오프셋 %n개</translation>
    </message>
    <message>
        <source>%n committed offsets</source>
        <translation>커밋된 오프셋 %n개</translation>
    </message>
    <message>
        <source>%n config edited</source>
        <translation>설정 %n개 편집됨</translation>
    </message>
    <message>
        <source>%n configs edited</source>
        <translation>설정 %n개 편집됨</translation>
    </message>
    <message>
        <source>%n critical problem</source>
        <translation>심각한 문제 %n개</translation>
    </message>
    <message>
        <source>%n critical problems</source>
        <translation>심각한 문제 %n개</translation>
    </message>
    <message>
        <source>%n group</source>
        <translation>그룹 %n개</translation>
    </message>
    <message>
        <source>%n group gets another coordinator</source>
        <translation>그룹 %n개의 코디네이터가 바뀝니다</translation>
    </message>
    <message>
        <source>%n group selected</source>
        <translation>그룹 %n개 선택됨</translation>
    </message>
    <message>
        <source>%n groups</source>
        <translation>그룹 %n개</translation>
    </message>
    <message>
        <source>%n groups get another coordinator</source>
        <translation>그룹 %n개의 코디네이터가 바뀝니다</translation>
    </message>
    <message>
        <source>%n groups selected</source>
        <translation>그룹 %n개 선택됨</translation>
    </message>
    <message>
        <source>%n hidden</source>
        <translation>%n개 숨김</translation>
    </message>
    <message>
        <source>%n hidden by the filter</source>
        <translation>필터로 %n개 숨김</translation>
    </message>
    <message>
        <source>%n key</source>
        <translation>키 %n개</translation>
    </message>
    <message>
        <source>%n keys</source>
        <translation>키 %n개</translation>
    </message>
    <message>
        <source>%n leader</source>
        <translation>리더 %n개</translation>
    </message>
    <message>
        <source>%n leader moved</source>
        <translation>리더 %n개 이동</translation>
    </message>
    <message>
        <source>%n leader moves</source>
        <translation>리더 %n개가 이동합니다</translation>
    </message>
    <message>
        <source>%n leader of %1 is not the preferred one</source>
        <translation>%1의 리더 %n개가 선호 리더가 아닙니다</translation>
    </message>
    <message>
        <source>%n leaders</source>
        <translation>리더 %n개</translation>
    </message>
    <message>
        <source>%n leaders move</source>
        <translation>리더 %n개가 이동합니다</translation>
    </message>
    <message>
        <source>%n leaders moved</source>
        <translation>리더 %n개 이동</translation>
    </message>
    <message>
        <source>%n leaders of %1 are not the preferred ones</source>
        <translation>%1의 리더 %n개가 선호 리더가 아닙니다</translation>
    </message>
    <message>
        <source>%n log directories of broker %1 are offline</source>
        <translation>브로커 %1의 로그 디렉터리 %n개가 오프라인입니다</translation>
    </message>
    <message>
        <source>%n log directory of broker %1 is offline</source>
        <translation>브로커 %1의 로그 디렉터리 %n개가 오프라인입니다</translation>
    </message>
    <message>
        <source>%n member</source>
        <translation>멤버 %n개</translation>
    </message>
    <message>
        <source>%n members</source>
        <translation>멤버 %n개</translation>
    </message>
    <message>
        <source>%n partition</source>
        <translation>파티션 %n개</translation>
    </message>
    <message>
        <source>%n partition falls under min ISR</source>
        <translation>파티션 %n개가 최소 ISR 아래로 떨어집니다</translation>
    </message>
    <message>
        <source>%n partition goes offline</source>
        <translation>파티션 %n개가 오프라인이 됩니다</translation>
    </message>
    <message>
        <source>%n partition moves</source>
        <translation>파티션 %n개 이동 중</translation>
    </message>
    <message>
        <source>%n partition of %1 is at min ISR</source>
        <translation>%1의 파티션 %n개가 최소 ISR 상태입니다</translation>
    </message>
    <message>
        <source>%n partition of %1 is offline</source>
        <translation>%1의 파티션 %n개가 오프라인입니다</translation>
    </message>
    <message>
        <source>%n partition of %1 is under min ISR</source>
        <translation>%1의 파티션 %n개가 최소 ISR 미만입니다</translation>
    </message>
    <message>
        <source>%n partition of %1 is under-replicated</source>
        <translation>%1의 파티션 %n개의 복제가 부족합니다</translation>
    </message>
    <message>
        <source>%n partitions</source>
        <translation>파티션 %n개</translation>
    </message>
    <message>
        <source>%n partitions are offline</source>
        <translation>파티션 %n개가 오프라인입니다</translation>
    </message>
    <message>
        <source>%n partitions fall under min ISR</source>
        <translation>파티션 %n개가 최소 ISR 아래로 떨어집니다</translation>
    </message>
    <message>
        <source>%n partitions go offline</source>
        <translation>파티션 %n개가 오프라인이 됩니다</translation>
    </message>
    <message>
        <source>%n partitions move</source>
        <translation>파티션 %n개 이동 중</translation>
    </message>
    <message>
        <source>%n partitions of %1 are at min ISR</source>
        <translation>%1의 파티션 %n개가 최소 ISR 상태입니다</translation>
    </message>
    <message>
        <source>%n partitions of %1 are offline</source>
        <translation>%1의 파티션 %n개가 오프라인입니다</translation>
    </message>
    <message>
        <source>%n partitions of %1 are under min ISR</source>
        <translation>%1의 파티션 %n개가 최소 ISR 미만입니다</translation>
    </message>
    <message>
        <source>%n partitions of %1 are under-replicated</source>
        <translation>%1의 파티션 %n개의 복제가 부족합니다</translation>
    </message>
    <message>
        <source>%n row</source>
        <translation>%n행</translation>
    </message>
    <message>
        <source>%n rows</source>
        <translation>%n행</translation>
    </message>
    <message>
        <source>%n start offset</source>
        <translation>시작 오프셋 %n개</translation>
    </message>
    <message>
        <source>%n start offsets</source>
        <translation>시작 오프셋 %n개</translation>
    </message>
    <message>
        <source>%n step</source>
        <translation>단계 %n개</translation>
    </message>
    <message>
        <source>%n step done</source>
        <translation>단계 %n개 완료</translation>
    </message>
    <message>
        <source>%n step.</source>
        <translation>단계 %n개.</translation>
    </message>
    <message>
        <source>%n steps</source>
        <translation>단계 %n개</translation>
    </message>
    <message>
        <source>%n steps done</source>
        <translation>단계 %n개 완료</translation>
    </message>
    <message>
        <source>%n steps.</source>
        <translation>단계 %n개.</translation>
    </message>
    <message>
        <source>%n topic</source>
        <translation>토픽 %n개</translation>
    </message>
    <message>
        <source>%n topic selected</source>
        <translation>토픽 %n개 선택됨</translation>
    </message>
    <message>
        <source>%n topics</source>
        <translation>토픽 %n개</translation>
    </message>
    <message>
        <source>%n topics selected</source>
        <translation>토픽 %n개 선택됨</translation>
    </message>
    <message>
        <source>%n warning</source>
        <translation>경고 %n개</translation>
    </message>
    <message>
        <source>%n warnings</source>
        <translation>경고 %n개</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1시간</translation>
    </message>
    <message>
        <source>15 m</source>
        <translation>15분</translation>
    </message>
    <message>
        <source>5 m</source>
        <translation>5분</translation>
    </message>
    <message>
        <source>A name has letters, digits, '.', '_' and '-', and begins with a letter or digit.</source>
        <translation>이름은 문자나 숫자로 시작하고 문자, 숫자, '.', '_', '-'만 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>A throttle is left on %1</source>
        <translation>%1에 스로틀이 남아 있습니다</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>접수됨</translation>
    </message>
    <message>
        <source>Accepts 512KiB, 10MiB or bytes.</source>
        <translation>512KiB, 10MiB 또는 바이트 수를 입력합니다.</translation>
    </message>
    <message>
        <source>Accepts 90s, 12h, 14d or milliseconds; −1 means no limit.</source>
        <translation>90s, 12h, 14d 또는 밀리초를 입력합니다. −1은 제한 없음입니다.</translation>
    </message>
    <message>
        <source>Add connection…</source>
        <translation>연결 추가...</translation>
    </message>
    <message>
        <source>Add partitions</source>
        <translation>파티션 추가</translation>
    </message>
    <message>
        <source>Add partitions to %1</source>
        <translation>%1에 파티션 추가</translation>
    </message>
    <message>
        <source>Add partitions to %n topic</source>
        <translation>토픽 %n개에 파티션 추가</translation>
    </message>
    <message>
        <source>Add partitions to %n topics</source>
        <translation>토픽 %n개에 파티션 추가</translation>
    </message>
    <message>
        <source>Add partitions…</source>
        <translation>파티션 추가...</translation>
    </message>
    <message>
        <source>Address overrides</source>
        <translation>주소 재정의</translation>
    </message>
    <message>
        <source>Advertised addresses</source>
        <translation>알려진 주소</translation>
    </message>
    <message>
        <source>Affected partitions</source>
        <translation>영향받는 파티션</translation>
    </message>
    <message>
        <source>Ahead of log</source>
        <translation>로그보다 앞섬</translation>
    </message>
    <message>
        <source>Ahead of log %1</source>
        <translation>로그보다 앞섬 %1</translation>
    </message>
    <message>
        <source>Append to configs</source>
        <translation>설정에 추가</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>적용</translation>
    </message>
    <message>
        <source>Apply %n step</source>
        <translation>단계 %n개 적용</translation>
    </message>
    <message>
        <source>Apply %n steps</source>
        <translation>단계 %n개 적용</translation>
    </message>
    <message>
        <source>Apply a saved plan</source>
        <translation>저장된 계획 적용</translation>
    </message>
    <message>
        <source>Apply plan file</source>
        <translation>계획 파일 적용</translation>
    </message>
    <message>
        <source>Apply plan file…</source>
        <translation>계획 파일 적용...</translation>
    </message>
    <message>
        <source>Ask the cluster</source>
        <translation>클러스터에 확인</translation>
    </message>
    <message>
        <source>Assigning</source>
        <translation>할당 중</translation>
    </message>
    <message>
        <source>Assignment</source>
        <translation>할당</translation>
    </message>
    <message>
        <source>Assignor</source>
        <translation>할당자</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Behind</source>
        <translation>뒤처짐</translation>
    </message>
    <message>
        <source>Bootstrap servers</source>
        <translation>부트스트랩 서버</translation>
    </message>
    <message>
        <source>Broker</source>
        <translation>브로커</translation>
    </message>
    <message>
        <source>Broker %1</source>
        <translation>브로커 %1</translation>
    </message>
    <message>
        <source>Broker %1 does not answer</source>
        <translation>브로커 %1이(가) 응답하지 않습니다</translation>
    </message>
    <message>
        <source>Broker %1 is back</source>
        <translation>브로커 %1이(가) 돌아왔습니다</translation>
    </message>
    <message>
        <source>Broker %1 is fenced</source>
        <translation>브로커 %1이(가) 차단(fenced)되었습니다</translation>
    </message>
    <message>
        <source>Broker %1 is missing</source>
        <translation>브로커 %1이(가) 없습니다</translation>
    </message>
    <message>
        <source>Broker %1 joined the cluster</source>
        <translation>브로커 %1이(가) 클러스터에 들어왔습니다</translation>
    </message>
    <message>
        <source>Broker %1 left the cluster</source>
        <translation>브로커 %1이(가) 클러스터에서 나갔습니다</translation>
    </message>
    <message>
        <source>Broker, dynamic</source>
        <translation>브로커, 동적</translation>
    </message>
    <message>
        <source>Broker, static</source>
        <translation>브로커, 정적</translation>
    </message>
    <message>
        <source>Brokers</source>
        <translation>브로커</translation>
    </message>
    <message>
        <source>Brokers could not be read.</source>
        <translation>브로커를 읽지 못했습니다.</translation>
    </message>
    <message>
        <source>By</source>
        <translation>작업자</translation>
    </message>
    <message>
        <source>By partition</source>
        <translation>파티션별</translation>
    </message>
    <message>
        <source>By topic</source>
        <translation>토픽별</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Cancel %n move</source>
        <translation>이동 %n개 취소</translation>
    </message>
    <message>
        <source>Cancel %n moves</source>
        <translation>이동 %n개 취소</translation>
    </message>
    <message>
        <source>Cancel moves</source>
        <translation>이동 취소</translation>
    </message>
    <message>
        <source>Cancel moves…</source>
        <translation>이동 취소...</translation>
    </message>
    <message>
        <source>Cannot be undone: %1</source>
        <translation>되돌릴 수 없음: %1</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>변경</translation>
    </message>
    <message>
        <source>Change configs</source>
        <translation>설정 변경</translation>
    </message>
    <message>
        <source>Change configs of %1 %2</source>
        <translation>%1 %2의 설정 변경</translation>
    </message>
    <message>
        <source>Change configs of %n entities</source>
        <translation>대상 %n개의 설정 변경</translation>
    </message>
    <message>
        <source>Change id</source>
        <translation>변경 ID</translation>
    </message>
    <message>
        <source>Choose at least one topic or partition.</source>
        <translation>토픽이나 파티션을 하나 이상 고르세요.</translation>
    </message>
    <message>
        <source>Choose up to where.</source>
        <translation>어디까지인지 고르세요.</translation>
    </message>
    <message>
        <source>Choose where to.</source>
        <translation>어디로 옮길지 고르세요.</translation>
    </message>
    <message>
        <source>Cleanup policy</source>
        <translation>정리 정책</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>필터 지우기</translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <translation>선택 해제</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>클라이언트</translation>
    </message>
    <message>
        <source>Clone %1</source>
        <translation>%1 복제</translation>
    </message>
    <message>
        <source>Clone %1 as %2</source>
        <translation>%1을(를) %2(으)로 복제</translation>
    </message>
    <message>
        <source>Clone…</source>
        <translation>복제...</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Cluster id</source>
        <translation>클러스터 ID</translation>
    </message>
    <message>
        <source>Cluster, dynamic</source>
        <translation>클러스터, 동적</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>색상</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>열</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>명령</translation>
    </message>
    <message>
        <source>Commit offsets</source>
        <translation>오프셋 커밋</translation>
    </message>
    <message>
        <source>Committed</source>
        <translation>커밋됨</translation>
    </message>
    <message>
        <source>Completing rebalance</source>
        <translation>리밸런스 마무리</translation>
    </message>
    <message>
        <source>Configs</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Configs could not be read.</source>
        <translation>설정을 읽지 못했습니다.</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>확인</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>접속</translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation>%1에 접속 중...</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>연결</translation>
    </message>
    <message>
        <source>Controller</source>
        <translation>컨트롤러</translation>
    </message>
    <message>
        <source>Controller %1 is behind</source>
        <translation>컨트롤러 %1이(가) 뒤처져 있습니다</translation>
    </message>
    <message>
        <source>Coordinator</source>
        <translation>코디네이터</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>복사됨</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Copy as klamm command</source>
        <translation>klamm 명령으로 복사</translation>
    </message>
    <message>
        <source>Copy error</source>
        <translation>오류 복사</translation>
    </message>
    <message>
        <source>Copy link to this page</source>
        <translation>이 페이지의 링크 복사</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>이름 복사</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>행 복사</translation>
    </message>
    <message>
        <source>Cordoned</source>
        <translation>배치 제외(cordoned)</translation>
    </message>
    <message>
        <source>Create %n topic</source>
        <translation>토픽 %n개 생성</translation>
    </message>
    <message>
        <source>Create %n topics</source>
        <translation>토픽 %n개 생성</translation>
    </message>
    <message>
        <source>Create topic</source>
        <translation>토픽 생성</translation>
    </message>
    <message>
        <source>Create topic %1</source>
        <translation>토픽 %1 생성</translation>
    </message>
    <message>
        <source>Create topic “%1”…</source>
        <translation>토픽 “%1” 생성...</translation>
    </message>
    <message>
        <source>Create topics</source>
        <translation>토픽 생성</translation>
    </message>
    <message>
        <source>Create topic…</source>
        <translation>토픽 생성...</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>Data loss</source>
        <translation>데이터 손실</translation>
    </message>
    <message>
        <source>Data loss %1</source>
        <translation>데이터 손실 %1</translation>
    </message>
    <message>
        <source>Data loss %1 of %2</source>
        <translation>데이터 손실 %2개 중 %1개</translation>
    </message>
    <message>
        <source>Data on disk</source>
        <translation>디스크 데이터</translation>
    </message>
    <message>
        <source>Dead</source>
        <translation>없어짐</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>기본값</translation>
    </message>
    <message>
        <source>Delete %n group</source>
        <translation>그룹 %n개 삭제</translation>
    </message>
    <message>
        <source>Delete %n groups</source>
        <translation>그룹 %n개 삭제</translation>
    </message>
    <message>
        <source>Delete %n offset</source>
        <translation>오프셋 %n개 삭제</translation>
    </message>
    <message>
        <source>Delete %n offsets</source>
        <translation>오프셋 %n개 삭제</translation>
    </message>
    <message>
        <source>Delete %n topic</source>
        <translation>토픽 %n개 삭제</translation>
    </message>
    <message>
        <source>Delete %n topics</source>
        <translation>토픽 %n개 삭제</translation>
    </message>
    <message>
        <source>Delete group %1</source>
        <translation>그룹 %1 삭제</translation>
    </message>
    <message>
        <source>Delete groups</source>
        <translation>그룹 삭제</translation>
    </message>
    <message>
        <source>Delete group…</source>
        <translation>그룹 삭제...</translation>
    </message>
    <message>
        <source>Delete offsets</source>
        <translation>오프셋 삭제</translation>
    </message>
    <message>
        <source>Delete offsets of %1</source>
        <translation>%1의 오프셋 삭제</translation>
    </message>
    <message>
        <source>Delete offsets of %n groups</source>
        <translation>그룹 %n개의 오프셋 삭제</translation>
    </message>
    <message>
        <source>Delete offsets of the partitions selected…</source>
        <translation>선택한 파티션의 오프셋 삭제...</translation>
    </message>
    <message>
        <source>Delete records</source>
        <translation>레코드 삭제</translation>
    </message>
    <message>
        <source>Delete records of %1</source>
        <translation>%1의 레코드 삭제</translation>
    </message>
    <message>
        <source>Delete records of %n partition</source>
        <translation>파티션 %n개의 레코드 삭제</translation>
    </message>
    <message>
        <source>Delete records of %n partitions</source>
        <translation>파티션 %n개의 레코드 삭제</translation>
    </message>
    <message>
        <source>Delete records of %n topic</source>
        <translation>토픽 %n개의 레코드 삭제</translation>
    </message>
    <message>
        <source>Delete records of %n topics</source>
        <translation>토픽 %n개의 레코드 삭제</translation>
    </message>
    <message>
        <source>Delete records of the partitions selected…</source>
        <translation>선택한 파티션의 레코드 삭제...</translation>
    </message>
    <message>
        <source>Delete records…</source>
        <translation>레코드 삭제...</translation>
    </message>
    <message>
        <source>Delete share offsets</source>
        <translation>공유 오프셋 삭제</translation>
    </message>
    <message>
        <source>Delete topic %1</source>
        <translation>토픽 %1 삭제</translation>
    </message>
    <message>
        <source>Delete topics</source>
        <translation>토픽 삭제</translation>
    </message>
    <message>
        <source>Delete topic…</source>
        <translation>토픽 삭제...</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>삭제...</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>설명</translation>
    </message>
    <message>
        <source>Destroys data</source>
        <translation>데이터 파괴</translation>
    </message>
    <message>
        <source>Directory</source>
        <translation>디렉터리</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>버리기</translation>
    </message>
    <message>
        <source>Disk used</source>
        <translation>디스크 사용</translation>
    </message>
    <message>
        <source>Disruptive</source>
        <translation>영향 있음</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>복제</translation>
    </message>
    <message>
        <source>Durations and sizes may be written as 7d or 10MiB.</source>
        <translation>기간과 크기는 7d, 10MiB처럼 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>ETA</source>
        <translation>남은 시간</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>편집됨</translation>
    </message>
    <message>
        <source>Elect %n leader</source>
        <translation>리더 %n개 선출</translation>
    </message>
    <message>
        <source>Elect %n leaders</source>
        <translation>리더 %n개 선출</translation>
    </message>
    <message>
        <source>Elect leaders</source>
        <translation>리더 선출</translation>
    </message>
    <message>
        <source>Elect preferred leaders</source>
        <translation>선호 리더 선출</translation>
    </message>
    <message>
        <source>Elect preferred leaders…</source>
        <translation>선호 리더 선출...</translation>
    </message>
    <message>
        <source>Elect preferred leader…</source>
        <translation>선호 리더 선출...</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>비어 있음</translation>
    </message>
    <message>
        <source>End</source>
        <translation>끝</translation>
    </message>
    <message>
        <source>End offset</source>
        <translation>끝 오프셋</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>엔드포인트</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Enter a name.</source>
        <translation>이름을 입력하세요.</translation>
    </message>
    <message>
        <source>Enter a number.</source>
        <translation>숫자를 입력하세요.</translation>
    </message>
    <message>
        <source>Enter at least one KEY=VALUE.</source>
        <translation>KEY=VALUE를 하나 이상 입력하세요.</translation>
    </message>
    <message>
        <source>Enter open</source>
        <translation>Enter 열기</translation>
    </message>
    <message>
        <source>Enter the address of a broker, or import the client.properties file of an existing Kafka client.</source>
        <translation>브로커 주소를 입력하거나 기존 Kafka 클라이언트의 client.properties 파일을 가져오세요.</translation>
    </message>
    <message>
        <source>Entity</source>
        <translation>대상</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>환경</translation>
    </message>
    <message>
        <source>Esc close</source>
        <translation>Esc 닫기</translation>
    </message>
    <message>
        <source>Every %1</source>
        <translation>%1마다</translation>
    </message>
    <message>
        <source>Everything stands as wanted already: there is nothing to change.</source>
        <translation>이미 원하는 상태입니다. 바꿀 것이 없습니다.</translation>
    </message>
    <message>
        <source>Export the rows shown</source>
        <translation>보이는 행 내보내기</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>Fenced</source>
        <translation>차단됨</translation>
    </message>
    <message>
        <source>File system</source>
        <translation>파일 시스템</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>필터</translation>
    </message>
    <message>
        <source>Filter connections</source>
        <translation>연결 필터</translation>
    </message>
    <message>
        <source>Filter keys, values and documentation</source>
        <translation>키, 값, 문서 필터</translation>
    </message>
    <message>
        <source>Filter topics by name~%1</source>
        <translation>토픽을 name~%1로 필터</translation>
    </message>
    <message>
        <source>Filter: lag&gt;0 and topic=orders</source>
        <translation>필터: lag&gt;0 and topic=orders</translation>
    </message>
    <message>
        <source>Filter: lag&gt;1k and state=Stable</source>
        <translation>필터: lag&gt;1k and state=Stable</translation>
    </message>
    <message>
        <source>Filter: size&gt;1GiB and partitions&gt;=12</source>
        <translation>필터: size&gt;1GiB and partitions&gt;=12</translation>
    </message>
    <message>
        <source>Filter: state=PARTIAL</source>
        <translation>필터: state=PARTIAL</translation>
    </message>
    <message>
        <source>Filter: topic=orders and leader=1</source>
        <translation>필터: topic=orders and leader=1</translation>
    </message>
    <message>
        <source>Font size</source>
        <translation>글꼴 크기</translation>
    </message>
    <message>
        <source>For each broker that gets replicas. Empty: no limit. Klamm takes the throttle off when the move has ended and this program runs.</source>
        <translation>레플리카를 받는 브로커마다 적용됩니다. 비우면 제한이 없습니다. 이동이 끝나면, 이 프로그램이 실행 중일 때 Klamm이 스로틀을 해제합니다.</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>앞으로</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>여유</translation>
    </message>
    <message>
        <source>General</source>
        <translation>일반</translation>
    </message>
    <message>
        <source>Go on reading</source>
        <translation>다시 읽기 시작</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>그룹</translation>
    </message>
    <message>
        <source>Group %1: %2 → %3 members</source>
        <translation>그룹 %1: 멤버 %2 → %3</translation>
    </message>
    <message>
        <source>Group %1: rebalance</source>
        <translation>그룹 %1: 리밸런스</translation>
    </message>
    <message>
        <source>Group epoch</source>
        <translation>그룹 에포크</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>컨슈머 그룹</translation>
    </message>
    <message>
        <source>Groups could not be read.</source>
        <translation>그룹을 읽지 못했습니다.</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>상태 점검</translation>
    </message>
    <message>
        <source>History</source>
        <translation>이력</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>호스트</translation>
    </message>
    <message>
        <source>ISR</source>
        <translation>ISR</translation>
    </message>
    <message>
        <source>If it stopped now</source>
        <translation>지금 멈춘다면</translation>
    </message>
    <message>
        <source>Import client.properties</source>
        <translation>client.properties 가져오기</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>가져오기...</translation>
    </message>
    <message>
        <source>In sync</source>
        <translation>동기화됨</translation>
    </message>
    <message>
        <source>Instance id</source>
        <translation>인스턴스 ID</translation>
    </message>
    <message>
        <source>Internal</source>
        <translation>내부</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>중단됨</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Kafka's data</source>
        <translation>Kafka 데이터</translation>
    </message>
    <message>
        <source>Kafka's own text</source>
        <translation>Kafka 원문</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>키</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>지연</translation>
    </message>
    <message>
        <source>Lag/s</source>
        <translation>지연/초</translation>
    </message>
    <message>
        <source>Lagging</source>
        <translation>지연 있음</translation>
    </message>
    <message>
        <source>Last read failed</source>
        <translation>마지막 읽기 실패</translation>
    </message>
    <message>
        <source>Leader</source>
        <translation>리더</translation>
    </message>
    <message>
        <source>Leader epoch</source>
        <translation>리더 에포크</translation>
    </message>
    <message>
        <source>Leader is not preferred</source>
        <translation>선호 리더 아님</translation>
    </message>
    <message>
        <source>Leader not preferred</source>
        <translation>선호 리더 아님</translation>
    </message>
    <message>
        <source>Leaders</source>
        <translation>리더</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>남음</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Log dir offline</source>
        <translation>로그 디렉터리 오프라인</translation>
    </message>
    <message>
        <source>Log directories could not be read.</source>
        <translation>로그 디렉터리를 읽지 못했습니다.</translation>
    </message>
    <message>
        <source>Log dirs</source>
        <translation>로그 디렉터리</translation>
    </message>
    <message>
        <source>Log end offset</source>
        <translation>로그 끝 오프셋</translation>
    </message>
    <message>
        <source>Make %n change</source>
        <translation>변경 %n건 실행</translation>
    </message>
    <message>
        <source>Make %n changes</source>
        <translation>변경 %n건 실행</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>멤버</translation>
    </message>
    <message>
        <source>Member id</source>
        <translation>멤버 ID</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>멤버</translation>
    </message>
    <message>
        <source>Min ISR</source>
        <translation>최소 ISR</translation>
    </message>
    <message>
        <source>More</source>
        <translation>더 보기</translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation>%1 이동</translation>
    </message>
    <message>
        <source>Move %n partition</source>
        <translation>파티션 %n개 이동</translation>
    </message>
    <message>
        <source>Move %n partitions</source>
        <translation>파티션 %n개 이동</translation>
    </message>
    <message>
        <source>Move %n partitions…</source>
        <translation>파티션 %n개 이동...</translation>
    </message>
    <message>
        <source>Move %n partition…</source>
        <translation>파티션 %n개 이동...</translation>
    </message>
    <message>
        <source>Move partitions</source>
        <translation>파티션 이동</translation>
    </message>
    <message>
        <source>Moves could not be read.</source>
        <translation>이동을 읽지 못했습니다.</translation>
    </message>
    <message>
        <source>Moving</source>
        <translation>이동 중</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Never committed</source>
        <translation>커밋 없음</translation>
    </message>
    <message>
        <source>New</source>
        <translation>새 값</translation>
    </message>
    <message>
        <source>New offset</source>
        <translation>새 오프셋</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>응답 없음</translation>
    </message>
    <message>
        <source>No changes yet. Every change made with Klamm is kept here.</source>
        <translation>아직 변경이 없습니다. Klamm으로 한 모든 변경이 여기에 남습니다.</translation>
    </message>
    <message>
        <source>No cluster connected</source>
        <translation>연결된 클러스터 없음</translation>
    </message>
    <message>
        <source>No commits</source>
        <translation>커밋 없음</translation>
    </message>
    <message>
        <source>No connections yet.</source>
        <translation>아직 연결이 없습니다.</translation>
    </message>
    <message>
        <source>No group has committed offsets for this topic.</source>
        <translation>이 토픽에 오프셋을 커밋한 그룹이 없습니다.</translation>
    </message>
    <message>
        <source>No groups yet. A group appears when a consumer commits or joins.</source>
        <translation>아직 그룹이 없습니다. 컨슈머가 커밋하거나 참여하면 나타납니다.</translation>
    </message>
    <message>
        <source>No leader</source>
        <translation>리더 없음</translation>
    </message>
    <message>
        <source>No partition goes offline or falls under min ISR.</source>
        <translation>오프라인이 되거나 최소 ISR 아래로 떨어지는 파티션이 없습니다.</translation>
    </message>
    <message>
        <source>No partition moves.</source>
        <translation>이동 중인 파티션이 없습니다.</translation>
    </message>
    <message>
        <source>No partition moves. Moves started by anyone appear here.</source>
        <translation>이동 중인 파티션이 없습니다. 누가 시작한 이동이든 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>No partitions yet.</source>
        <translation>아직 파티션이 없습니다.</translation>
    </message>
    <message>
        <source>No rows match %1.</source>
        <translation>%1에 맞는 행이 없습니다.</translation>
    </message>
    <message>
        <source>No topics yet. A topic appears when it is created.</source>
        <translation>아직 토픽이 없습니다. 토픽을 만들면 나타납니다.</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>노드</translation>
    </message>
    <message>
        <source>None</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation>권한 없음</translation>
    </message>
    <message>
        <source>Not authorized</source>
        <translation>권한 없음</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>미완료</translation>
    </message>
    <message>
        <source>Not planned</source>
        <translation>계획하지 못함</translation>
    </message>
    <message>
        <source>Not run</source>
        <translation>실행 안 함</translation>
    </message>
    <message>
        <source>Not safe</source>
        <translation>안전하지 않음</translation>
    </message>
    <message>
        <source>Not taken over: %1</source>
        <translation>가져오지 않은 항목: %1</translation>
    </message>
    <message>
        <source>Nothing has changed since this cluster was opened.</source>
        <translation>이 클러스터를 연 뒤로 바뀐 것이 없습니다.</translation>
    </message>
    <message>
        <source>Nothing is wrong, read %1 ago.</source>
        <translation>문제가 없습니다. %1 전에 읽었습니다.</translation>
    </message>
    <message>
        <source>Nothing is wrong: %1 in sync, read %2 ago.</source>
        <translation>문제가 없습니다: %1 동기화됨, %2 전에 읽었습니다.</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>현재</translation>
    </message>
    <message>
        <source>Observer</source>
        <translation>관찰자</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>대상</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>끔</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>오프라인</translation>
    </message>
    <message>
        <source>Offline %1</source>
        <translation>오프라인 %1</translation>
    </message>
    <message>
        <source>Offset or time</source>
        <translation>오프셋 또는 시각</translation>
    </message>
    <message>
        <source>One topic at a time can be cloned.</source>
        <translation>토픽은 한 번에 하나만 복제할 수 있습니다.</translation>
    </message>
    <message>
        <source>Only a restart of the broker changes this key.</source>
        <translation>이 키는 브로커를 재시작해야만 바뀝니다.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Open configs</source>
        <translation>설정 열기</translation>
    </message>
    <message>
        <source>Open connections</source>
        <translation>연결 열기</translation>
    </message>
    <message>
        <source>Or partitions</source>
        <translation>또는 파티션</translation>
    </message>
    <message>
        <source>Out of sync %1</source>
        <translation>동기화 안 됨 %1</translation>
    </message>
    <message>
        <source>Outcome unknown</source>
        <translation>결과 알 수 없음</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>개요</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>페이지</translation>
    </message>
    <message>
        <source>Partition</source>
        <translation>파티션</translation>
    </message>
    <message>
        <source>Partition deleted</source>
        <translation>파티션 삭제됨</translation>
    </message>
    <message>
        <source>Partitions</source>
        <translation>파티션</translation>
    </message>
    <message>
        <source>Partitions afterwards</source>
        <translation>변경 후 파티션 수</translation>
    </message>
    <message>
        <source>Partitions could not be read.</source>
        <translation>파티션을 읽지 못했습니다.</translation>
    </message>
    <message>
        <source>Pause reading</source>
        <translation>읽기 일시 중지</translation>
    </message>
    <message>
        <source>Plan again</source>
        <translation>다시 계획</translation>
    </message>
    <message>
        <source>Preparing rebalance</source>
        <translation>리밸런스 준비</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>문제</translation>
    </message>
    <message>
        <source>Profile %1 makes this cluster read-only. Change its protection under Connections, or copy the command.</source>
        <translation>프로필 %1이(가) 이 클러스터를 읽기 전용으로 만듭니다. 연결에서 보호를 바꾸거나 명령을 복사하세요.</translation>
    </message>
    <message>
        <source>Profile %1 makes this cluster read-only. Its protection can be changed under Connections.</source>
        <translation>프로필 %1이(가) 이 클러스터를 읽기 전용으로 만듭니다. 보호는 연결에서 바꿀 수 있습니다.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>진행</translation>
    </message>
    <message>
        <source>Protection</source>
        <translation>보호</translation>
    </message>
    <message>
        <source>Quorum</source>
        <translation>쿼럼</translation>
    </message>
    <message>
        <source>RF</source>
        <translation>복제</translation>
    </message>
    <message>
        <source>Rack</source>
        <translation>랙</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>Read %1 ago</source>
        <translation>%1 전에 읽음</translation>
    </message>
    <message>
        <source>Read %1 · checked again before it runs</source>
        <translation>%1에 읽음 · 실행 전에 다시 확인</translation>
    </message>
    <message>
        <source>Read everything again</source>
        <translation>모두 다시 읽기</translation>
    </message>
    <message>
        <source>Read now</source>
        <translation>지금 읽기</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>읽기 전용</translation>
    </message>
    <message>
        <source>Reading the cluster to plan the change…</source>
        <translation>변경을 계획하려고 클러스터를 읽는 중...</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>읽는 중...</translation>
    </message>
    <message>
        <source>Reassignments</source>
        <translation>재할당</translation>
    </message>
    <message>
        <source>Reconciling</source>
        <translation>조정 중</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>레코드</translation>
    </message>
    <message>
        <source>Records with a key may go to another partition than before: consumers that rely on the order of a key will notice.</source>
        <translation>키가 있는 레코드가 전과 다른 파티션으로 갈 수 있습니다. 키 순서에 의존하는 컨슈머에 영향을 줍니다.</translation>
    </message>
    <message>
        <source>Records ≈</source>
        <translation>레코드 ≈</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 제거</translation>
    </message>
    <message>
        <source>Remove %n member</source>
        <translation>멤버 %n개 제거</translation>
    </message>
    <message>
        <source>Remove %n members</source>
        <translation>멤버 %n개 제거</translation>
    </message>
    <message>
        <source>Remove %n members…</source>
        <translation>멤버 %n개 제거...</translation>
    </message>
    <message>
        <source>Remove %n member…</source>
        <translation>멤버 %n개 제거...</translation>
    </message>
    <message>
        <source>Remove left-over throttles</source>
        <translation>남은 스로틀 제거</translation>
    </message>
    <message>
        <source>Remove left-over throttles…</source>
        <translation>남은 스로틀 제거...</translation>
    </message>
    <message>
        <source>Remove members</source>
        <translation>멤버 제거</translation>
    </message>
    <message>
        <source>Remove members of %1</source>
        <translation>%1의 멤버 제거</translation>
    </message>
    <message>
        <source>Remove members…</source>
        <translation>멤버 제거...</translation>
    </message>
    <message>
        <source>Remove this filter</source>
        <translation>이 필터 제거</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>제거...</translation>
    </message>
    <message>
        <source>Replicas</source>
        <translation>레플리카</translation>
    </message>
    <message>
        <source>Replicas if it stops</source>
        <translation>멈춘 뒤 레플리카</translation>
    </message>
    <message>
        <source>Replicas now</source>
        <translation>현재 레플리카</translation>
    </message>
    <message>
        <source>Replication factor</source>
        <translation>복제 계수</translation>
    </message>
    <message>
        <source>Reset %n offset</source>
        <translation>오프셋 %n개 재설정</translation>
    </message>
    <message>
        <source>Reset %n offsets</source>
        <translation>오프셋 %n개 재설정</translation>
    </message>
    <message>
        <source>Reset offsets of %1</source>
        <translation>%1의 오프셋 재설정</translation>
    </message>
    <message>
        <source>Reset offsets of %n groups</source>
        <translation>그룹 %n개의 오프셋 재설정</translation>
    </message>
    <message>
        <source>Reset offsets…</source>
        <translation>오프셋 재설정...</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>이름 확인</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>Retention</source>
        <translation>보존</translation>
    </message>
    <message>
        <source>Review %n changes…</source>
        <translation>변경 %n건 검토...</translation>
    </message>
    <message>
        <source>Review %n change…</source>
        <translation>변경 %n건 검토...</translation>
    </message>
    <message>
        <source>Review…</source>
        <translation>검토...</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>역할</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>실행 중</translation>
    </message>
    <message>
        <source>Running…</source>
        <translation>실행 중...</translation>
    </message>
    <message>
        <source>Safe</source>
        <translation>안전</translation>
    </message>
    <message>
        <source>Same on the command line</source>
        <translation>같은 일을 하는 명령</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Save plan</source>
        <translation>계획 저장</translation>
    </message>
    <message>
        <source>Save plan…</source>
        <translation>계획 저장...</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>저장됨</translation>
    </message>
    <message>
        <source>Search or run a command</source>
        <translation>검색 또는 명령 실행</translation>
    </message>
    <message>
        <source>Seen this session</source>
        <translation>이번 세션에 본 일</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>보내는 중</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>세션</translation>
    </message>
    <message>
        <source>Set configs</source>
        <translation>설정 지정</translation>
    </message>
    <message>
        <source>Set configs of %n topic</source>
        <translation>토픽 %n개의 설정 지정</translation>
    </message>
    <message>
        <source>Set configs of %n topics</source>
        <translation>토픽 %n개의 설정 지정</translation>
    </message>
    <message>
        <source>Set configs…</source>
        <translation>설정 지정...</translation>
    </message>
    <message>
        <source>Set here</source>
        <translation>여기서 지정</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>환경 설정</translation>
    </message>
    <message>
        <source>Showing %1 of %2</source>
        <translation>%2개 중 %1개 표시</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Skew</source>
        <translation>편차</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>출처</translation>
    </message>
    <message>
        <source>Stable</source>
        <translation>안정</translation>
    </message>
    <message>
        <source>Stale, not run</source>
        <translation>오래됨, 실행 안 함</translation>
    </message>
    <message>
        <source>Start offset</source>
        <translation>시작 오프셋</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>Stopping broker %1 stops producers of %n partition.</source>
        <translation>브로커 %1을(를) 멈추면 파티션 %n개의 프로듀서가 멈춥니다.</translation>
    </message>
    <message>
        <source>Stopping broker %1 stops producers of %n partitions.</source>
        <translation>브로커 %1을(를) 멈추면 파티션 %n개의 프로듀서가 멈춥니다.</translation>
    </message>
    <message>
        <source>Stopping broker %1 stops the controller quorum.</source>
        <translation>브로커 %1을(를) 멈추면 컨트롤러 쿼럼이 멈춥니다.</translation>
    </message>
    <message>
        <source>Stopping broker %1 takes %n partition offline.</source>
        <translation>브로커 %1을(를) 멈추면 파티션 %n개가 오프라인이 됩니다.</translation>
    </message>
    <message>
        <source>Stopping broker %1 takes %n partitions offline.</source>
        <translation>브로커 %1을(를) 멈추면 파티션 %n개가 오프라인이 됩니다.</translation>
    </message>
    <message>
        <source>Stopping broker %1 takes nothing offline.</source>
        <translation>브로커 %1을(를) 멈춰도 오프라인이 되는 것이 없습니다.</translation>
    </message>
    <message>
        <source>Subtract from configs</source>
        <translation>설정에서 제외</translation>
    </message>
    <message>
        <source>System</source>
        <translation>시스템</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>대상</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>테스트</translation>
    </message>
    <message>
        <source>The ISR of %1 is complete again</source>
        <translation>%1의 ISR이 다시 온전합니다</translation>
    </message>
    <message>
        <source>The ISR of %1 shrank</source>
        <translation>%1의 ISR이 줄었습니다</translation>
    </message>
    <message>
        <source>The ISR of %n partitions is complete again</source>
        <translation>파티션 %n개의 ISR이 다시 온전합니다</translation>
    </message>
    <message>
        <source>The ISR of %n partitions shrank</source>
        <translation>파티션 %n개의 ISR이 줄었습니다</translation>
    </message>
    <message>
        <source>The broker told of no log directory.</source>
        <translation>브로커가 로그 디렉터리를 알리지 않았습니다.</translation>
    </message>
    <message>
        <source>The change could not be read.</source>
        <translation>변경을 읽지 못했습니다.</translation>
    </message>
    <message>
        <source>The change has no steps.</source>
        <translation>변경에 단계가 없습니다.</translation>
    </message>
    <message>
        <source>The chart begins with the second reading.</source>
        <translation>차트는 두 번째 읽기부터 그려집니다.</translation>
    </message>
    <message>
        <source>The clone has the partitions, replication factor and configs of %1, without its records.</source>
        <translation>복제된 토픽은 %1의 파티션, 복제 계수, 설정을 가지며 레코드는 없습니다.</translation>
    </message>
    <message>
        <source>The controller quorum keeps its majority</source>
        <translation>컨트롤러 쿼럼이 과반을 유지합니다</translation>
    </message>
    <message>
        <source>The controller quorum loses its majority</source>
        <translation>컨트롤러 쿼럼이 과반을 잃습니다</translation>
    </message>
    <message>
        <source>The file could not be read: %1</source>
        <translation>파일을 읽지 못했습니다: %1</translation>
    </message>
    <message>
        <source>The file could not be written: %1</source>
        <translation>파일을 쓰지 못했습니다: %1</translation>
    </message>
    <message>
        <source>The group could not be read.</source>
        <translation>그룹을 읽지 못했습니다.</translation>
    </message>
    <message>
        <source>The group has committed nothing, and nothing is assigned to a member.</source>
        <translation>그룹이 커밋한 것이 없고 멤버에게 할당된 것도 없습니다.</translation>
    </message>
    <message>
        <source>The group has no members. Its offsets can be reset.</source>
        <translation>그룹에 멤버가 없습니다. 오프셋을 재설정할 수 있습니다.</translation>
    </message>
    <message>
        <source>The journal could not be read.</source>
        <translation>저널을 읽지 못했습니다.</translation>
    </message>
    <message>
        <source>The last read took %1</source>
        <translation>마지막 읽기에 %1 걸림</translation>
    </message>
    <message>
        <source>The leader of %1 moved from broker %2 to %3</source>
        <translation>%1의 리더가 브로커 %2에서 %3(으)로 이동</translation>
    </message>
    <message>
        <source>The preferred leader first. Now on %1.</source>
        <translation>선호 리더를 먼저 씁니다. 현재 %1에 있습니다.</translation>
    </message>
    <message>
        <source>The quorum could not be read.</source>
        <translation>쿼럼을 읽지 못했습니다.</translation>
    </message>
    <message>
        <source>The review shows every partition before anything is committed. The group must have no members.</source>
        <translation>커밋하기 전에 검토에서 모든 파티션을 보여 줍니다. 그룹에 멤버가 없어야 합니다.</translation>
    </message>
    <message>
        <source>The topic could not be read.</source>
        <translation>토픽을 읽지 못했습니다.</translation>
    </message>
    <message>
        <source>The topic does not exist any more.</source>
        <translation>토픽이 더 이상 없습니다.</translation>
    </message>
    <message>
        <source>There are no configs.</source>
        <translation>설정이 없습니다.</translation>
    </message>
    <message>
        <source>There is no controller</source>
        <translation>컨트롤러가 없습니다</translation>
    </message>
    <message>
        <source>There is nothing to change.</source>
        <translation>바꿀 것이 없습니다.</translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>되돌릴 수 없습니다.</translation>
    </message>
    <message>
        <source>This cluster has no KRaft quorum.</source>
        <translation>이 클러스터에는 KRaft 쿼럼이 없습니다.</translation>
    </message>
    <message>
        <source>Settings that this form does not show are kept.</source>
        <translation>이 양식에 없는 설정은 그대로 유지됩니다.</translation>
    </message>
    <message>
        <source>Throttle</source>
        <translation>스로틀</translation>
    </message>
    <message>
        <source>Time, %1</source>
        <translation>시각, %1</translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation>시간 초과</translation>
    </message>
    <message>
        <source>Times in</source>
        <translation>시각 표시</translation>
    </message>
    <message>
        <source>To</source>
        <translation>이동할 곳</translation>
    </message>
    <message>
        <source>Top lag</source>
        <translation>지연 상위</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>토픽</translation>
    </message>
    <message>
        <source>Topic deleted</source>
        <translation>토픽 삭제됨</translation>
    </message>
    <message>
        <source>Topic id</source>
        <translation>토픽 ID</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>토픽</translation>
    </message>
    <message>
        <source>Topics could not be read.</source>
        <translation>토픽을 읽지 못했습니다.</translation>
    </message>
    <message>
        <source>Trend, 2 min</source>
        <translation>추세, 2분</translation>
    </message>
    <message>
        <source>Trend, 5 min</source>
        <translation>추세, 5분</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>입력:</translation>
    </message>
    <message>
        <source>Type %1 to confirm</source>
        <translation>확인하려면 %1 입력</translation>
    </message>
    <message>
        <source>Type the profile</source>
        <translation>프로필 이름 입력:</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>변경 없음</translation>
    </message>
    <message>
        <source>Under min ISR</source>
        <translation>최소 ISR 미만</translation>
    </message>
    <message>
        <source>Under min ISR %1</source>
        <translation>최소 ISR 미만 %1</translation>
    </message>
    <message>
        <source>Under-replicated</source>
        <translation>복제 부족</translation>
    </message>
    <message>
        <source>Under-replicated %1</source>
        <translation>복제 부족 %1</translation>
    </message>
    <message>
        <source>Undo %n step</source>
        <translation>단계 %n개 되돌리기</translation>
    </message>
    <message>
        <source>Undo %n steps</source>
        <translation>단계 %n개 되돌리기</translation>
    </message>
    <message>
        <source>Undo restores what stands now.</source>
        <translation>되돌리면 지금 상태로 복원됩니다.</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>되돌리기: %1</translation>
    </message>
    <message>
        <source>Undo…</source>
        <translation>되돌리기...</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>알 수 없음</translation>
    </message>
    <message>
        <source>Unknown %1 of %2</source>
        <translation>%2개 중 %1개 알 수 없음</translation>
    </message>
    <message>
        <source>Unreachable</source>
        <translation>접속 불가</translation>
    </message>
    <message>
        <source>Unset</source>
        <translation>해제</translation>
    </message>
    <message>
        <source>Unset configs</source>
        <translation>설정 해제</translation>
    </message>
    <message>
        <source>Up to</source>
        <translation>어디까지</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>Voter</source>
        <translation>투표자</translation>
    </message>
    <message>
        <source>Wait for the end, and take the throttle off</source>
        <translation>끝날 때까지 기다린 뒤 스로틀 해제</translation>
    </message>
    <message>
        <source>Where a field is empty the brokers' default applies.</source>
        <translation>빈 칸에는 브로커의 기본값이 적용됩니다.</translation>
    </message>
    <message>
        <source>Where the value comes from</source>
        <translation>값의 출처</translation>
    </message>
    <message>
        <source>Where to connect for a broker id instead of what it advertises: ID=HOST:PORT, one a line.</source>
        <translation>브로커가 알리는 주소 대신 접속할 곳: ID=HOST:PORT, 한 줄에 하나.</translation>
    </message>
    <message>
        <source>Worst partition</source>
        <translation>지연 최대 파티션</translation>
    </message>
    <message>
        <source>a broker answers</source>
        <translation>브로커가 응답합니다</translation>
    </message>
    <message>
        <source>a time</source>
        <translation>특정 시각</translation>
    </message>
    <message>
        <source>amber</source>
        <translation>호박색</translation>
    </message>
    <message>
        <source>an offset</source>
        <translation>특정 오프셋</translation>
    </message>
    <message>
        <source>and %1 internal</source>
        <translation>내부 %1개 별도</translation>
    </message>
    <message>
        <source>and %n more</source>
        <translation>외 %n개</translation>
    </message>
    <message>
        <source>and %n more problem</source>
        <translation>외 문제 %n개</translation>
    </message>
    <message>
        <source>and %n more problems</source>
        <translation>외 문제 %n개</translation>
    </message>
    <message>
        <source>any live replica</source>
        <translation>살아 있는 레플리카 중 하나</translation>
    </message>
    <message>
        <source>any; a test offers it</source>
        <translation>제한 없음, 테스트에서 확인</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>파랑</translation>
    </message>
    <message>
        <source>broker %1</source>
        <translation>브로커 %1</translation>
    </message>
    <message>
        <source>broker %1 does not answer</source>
        <translation>브로커 %1 응답 없음</translation>
    </message>
    <message>
        <source>broker %1 gets %2</source>
        <translation>브로커 %1이(가) %2개 맡음</translation>
    </message>
    <message>
        <source>broker %1 is fenced</source>
        <translation>브로커 %1 차단됨</translation>
    </message>
    <message>
        <source>broker %1 is not a voter; %2 of %3 voters keep up</source>
        <translation>브로커 %1은(는) 투표자가 아닙니다. 투표자 %3개 중 %2개 유지</translation>
    </message>
    <message>
        <source>choose…</source>
        <translation>선택...</translation>
    </message>
    <message>
        <source>confirm changes</source>
        <translation>변경 확인</translation>
    </message>
    <message>
        <source>controller %1</source>
        <translation>컨트롤러 %1</translation>
    </message>
    <message>
        <source>default</source>
        <translation>기본값</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>삭제됨</translation>
    </message>
    <message>
        <source>different brokers</source>
        <translation>서로 다른 브로커</translation>
    </message>
    <message>
        <source>disk %1</source>
        <translation>디스크 %1</translation>
    </message>
    <message>
        <source>disk unknown</source>
        <translation>디스크 알 수 없음</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>비어 있음</translation>
    </message>
    <message>
        <source>every %1</source>
        <translation>%1마다</translation>
    </message>
    <message>
        <source>every broker</source>
        <translation>모든 브로커</translation>
    </message>
    <message>
        <source>falling</source>
        <translation>감소</translation>
    </message>
    <message>
        <source>forever</source>
        <translation>무기한</translation>
    </message>
    <message>
        <source>from metadata read %1 ago</source>
        <translation>%1 전에 읽은 메타데이터 기준</translation>
    </message>
    <message>
        <source>green</source>
        <translation>초록</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>회색</translation>
    </message>
    <message>
        <source>group id</source>
        <translation>그룹 ID</translation>
    </message>
    <message>
        <source>in %1 replicas</source>
        <translation>레플리카 %1개</translation>
    </message>
    <message>
        <source>it coordinates no group</source>
        <translation>조정하는 그룹이 없습니다</translation>
    </message>
    <message>
        <source>it leads no partition that another could lead</source>
        <translation>다른 브로커가 넘겨받을 리더가 없습니다</translation>
    </message>
    <message>
        <source>lag %1</source>
        <translation>지연 %1</translation>
    </message>
    <message>
        <source>leader %1</source>
        <translation>리더 %1</translation>
    </message>
    <message>
        <source>min ISR</source>
        <translation>최소 ISR</translation>
    </message>
    <message>
        <source>moving to %1</source>
        <translation>%1(으)로 이동 중</translation>
    </message>
    <message>
        <source>never</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>no</source>
        <translation>아니요</translation>
    </message>
    <message>
        <source>no address</source>
        <translation>주소 없음</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>응답 없음</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>데이터 없음</translation>
    </message>
    <message>
        <source>no leader</source>
        <translation>리더 없음</translation>
    </message>
    <message>
        <source>no name resolves</source>
        <translation>확인되는 이름이 없습니다</translation>
    </message>
    <message>
        <source>no other replica is in sync: %1</source>
        <translation>동기화된 다른 레플리카가 없음: %1</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>not shown</source>
        <translation>표시 안 함</translation>
    </message>
    <message>
        <source>not tested</source>
        <translation>테스트 안 함</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>now %1</source>
        <translation>현재 %1</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>전체 %1</translation>
    </message>
    <message>
        <source>of %1 on %2 brokers</source>
        <translation>브로커 %2개, 전체 %1</translation>
    </message>
    <message>
        <source>on %1 brokers</source>
        <translation>브로커 %1개</translation>
    </message>
    <message>
        <source>on %1 replicas</source>
        <translation>레플리카 %1개</translation>
    </message>
    <message>
        <source>only on F5</source>
        <translation>F5를 누를 때만</translation>
    </message>
    <message>
        <source>orange</source>
        <translation>주황</translation>
    </message>
    <message>
        <source>other</source>
        <translation>기타</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>일시 중지됨</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>대기 중</translation>
    </message>
    <message>
        <source>producers with acks=all fail: %1</source>
        <translation>acks=all 프로듀서가 실패: %1</translation>
    </message>
    <message>
        <source>purple</source>
        <translation>보라</translation>
    </message>
    <message>
        <source>rack %1</source>
        <translation>랙 %1</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>읽기 전용</translation>
    </message>
    <message>
        <source>records, %1</source>
        <translation>레코드, %1</translation>
    </message>
    <message>
        <source>red</source>
        <translation>빨강</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>제거됨</translation>
    </message>
    <message>
        <source>rising</source>
        <translation>증가</translation>
    </message>
    <message>
        <source>running…</source>
        <translation>실행 중...</translation>
    </message>
    <message>
        <source>seen since %1</source>
        <translation>%1부터</translation>
    </message>
    <message>
        <source>server default key %1</source>
        <translation>서버 기본 키 %1</translation>
    </message>
    <message>
        <source>set, not shown</source>
        <translation>설정됨, 표시 안 함</translation>
    </message>
    <message>
        <source>several with blanks between</source>
        <translation>여러 개는 빈칸으로 구분</translation>
    </message>
    <message>
        <source>shift by a number of records</source>
        <translation>레코드 수만큼 이동</translation>
    </message>
    <message>
        <source>start %1</source>
        <translation>시작 %1</translation>
    </message>
    <message>
        <source>steady</source>
        <translation>유지</translation>
    </message>
    <message>
        <source>teal</source>
        <translation>청록</translation>
    </message>
    <message>
        <source>the earliest offset</source>
        <translation>가장 이른 오프셋</translation>
    </message>
    <message>
        <source>the end: all records</source>
        <translation>끝: 모든 레코드</translation>
    </message>
    <message>
        <source>the latest offset</source>
        <translation>가장 늦은 오프셋</translation>
    </message>
    <message>
        <source>the members of these groups reconnect</source>
        <translation>이 그룹들의 멤버가 다시 접속합니다</translation>
    </message>
    <message>
        <source>the system's time zone</source>
        <translation>시스템 시간대</translation>
    </message>
    <message>
        <source>to confirm</source>
        <translation>(확인)</translation>
    </message>
    <message>
        <source>took %1</source>
        <translation>%1 걸림</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>알 수 없음</translation>
    </message>
    <message>
        <source>unlimited</source>
        <translation>무제한</translation>
    </message>
    <message>
        <source>unset</source>
        <translation>해제됨</translation>
    </message>
    <message>
        <source>where another group is</source>
        <translation>다른 그룹의 위치</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>예</translation>
    </message>
    <message>
        <source>↑ ↓ choose</source>
        <translation>↑ ↓ 선택</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>The language changes with the next start.</source>
        <translation>언어는 다음 시작부터 바뀝니다.</translation>
    </message>
    <message>
        <source>%n change has ended</source>
        <translation>변경 %n건이 끝났습니다</translation>
    </message>
    <message>
        <source>%n changes have ended</source>
        <translation>변경 %n건이 끝났습니다</translation>
    </message>
    <message>
        <source>%n change is running</source>
        <translation>변경 %n건 실행 중</translation>
    </message>
    <message>
        <source>%n changes are running</source>
        <translation>변경 %n건 실행 중</translation>
    </message>
    <message>
        <source>A change is running</source>
        <translation>변경이 실행 중입니다</translation>
    </message>
    <message>
        <source>Add delete to cleanup.policy of topic %1.</source>
        <translation>토픽 %1의 cleanup.policy에 delete를 추가하십시오.</translation>
    </message>
    <message>
        <source>Brokers lists them.</source>
        <translation>브로커 화면에서 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>다른 이름을 선택하십시오.</translation>
    </message>
    <message>
        <source>Connections lists the profiles.</source>
        <translation>연결 화면에서 프로필을 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Create fewer partitions and add the rest afterwards.</source>
        <translation>파티션을 적게 만들고 나머지는 나중에 추가하십시오.</translation>
    </message>
    <message>
        <source>Create the topic again, without its records.</source>
        <translation>토픽을 레코드 없이 다시 만드십시오.</translation>
    </message>
    <message>
        <source>Enter a reference: @env:NAME, @file:PATH or @prompt.</source>
        <translation>참조를 입력하십시오: @env:NAME, @file:PATH 또는 @prompt.</translation>
    </message>
    <message>
        <source>Enter the addresses of its brokers.</source>
        <translation>브로커 주소를 입력하십시오.</translation>
    </message>
    <message>
        <source>Finish it, then close</source>
        <translation>끝난 뒤 닫기</translation>
    </message>
    <message>
        <source>History can undo all of them.</source>
        <translation>이력 화면에서 모두 되돌릴 수 있습니다.</translation>
    </message>
    <message>
        <source>History lists the changes.</source>
        <translation>이력 화면에서 변경을 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>History shows what is left of it.</source>
        <translation>남은 내용은 이력 화면에서 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>History tells whether it did.</source>
        <translation>적용되었는지는 이력 화면에서 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>It can be deleted under Topics.</source>
        <translation>토픽 화면에서 삭제할 수 있습니다.</translation>
    </message>
    <message>
        <source>Leave it running</source>
        <translation>계속 실행</translation>
    </message>
    <message>
        <source>Move fewer partitions at once.</source>
        <translation>한 번에 더 적은 파티션을 옮기십시오.</translation>
    </message>
    <message>
        <source>Move it back under a throttle instead.</source>
        <translation>대신 스로틀을 걸고 되돌려 옮기십시오.</translation>
    </message>
    <message>
        <source>Reassignments shows when the moves have ended.</source>
        <translation>이동이 끝나면 재할당 화면에서 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Running moves can be cancelled under Reassignments.</source>
        <translation>실행 중인 이동은 재할당 화면에서 취소할 수 있습니다.</translation>
    </message>
    <message>
        <source>Set an offset instead.</source>
        <translation>대신 오프셋을 지정하십시오.</translation>
    </message>
    <message>
        <source>Set the whole value.</source>
        <translation>전체 값을 설정하십시오.</translation>
    </message>
    <message>
        <source>Steps that were sent are finished in any case. The journal keeps what was done, and History can take it back.</source>
        <translation>이미 보낸 단계는 항상 끝까지 처리됩니다. 처리된 내용은 저널에 남으며 이력 화면에서 되돌릴 수 있습니다.</translation>
    </message>
    <message>
        <source>Stop after this step</source>
        <translation>이 단계 뒤 중지</translation>
    </message>
    <message>
        <source>Stop the members of group %1 first.</source>
        <translation>먼저 그룹 %1의 멤버를 중지하십시오.</translation>
    </message>
    <message>
        <source>Throttles left behind can be removed under Reassignments.</source>
        <translation>남은 스로틀은 재할당 화면에서 제거할 수 있습니다.</translation>
    </message>
    <message>
        <source>Try again when the other change has ended.</source>
        <translation>다른 변경이 끝난 뒤 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>Unset %2 on topic %1.</source>
        <translation>토픽 %1에서 %2 설정을 해제하십시오.</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>기다리기</translation>
    </message>
    <message>
        <source>Nothing can be changed, for the reasons below.</source>
        <translation>아래 이유로 아무것도 변경할 수 없습니다.</translation>
    </message>
    <message>
        <source>No steps</source>
        <translation>단계 없음</translation>
    </message>
</context>
</TS>
