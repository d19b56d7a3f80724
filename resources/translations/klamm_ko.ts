<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name>klamm</name>
    <message>
        <source>%1 and %n more</source>
        <translation>%1 외 %n개</translation>
    </message>
    <message>
        <source>Undo creates the topic again, empty.</source>
        <translation>실행 취소하면 토픽이 빈 상태로 다시 생성됩니다.</translation>
    </message>
    <message>
        <source>The size of a partition is not known: its brokers do not tell. The plan counts replicas.</source>
        <translation>파티션 크기를 알 수 없습니다. 브로커가 알려 주지 않습니다. 계획은 레플리카 수를 기준으로 합니다.</translation>
    </message>
    <message>
        <source>Not every broker with a replica has told its size.</source>
        <translation>레플리카가 있는 모든 브로커가 크기를 알려 주지는 않았습니다.</translation>
    </message>
    <message>
        <source>And %n more of this kind.</source>
        <translation>같은 종류가 %n개 더 있습니다.</translation>
    </message>
    <message>
        <source>Undo restores the committed offsets.</source>
        <translation>실행 취소하면 커밋된 오프셋이 복원됩니다.</translation>
    </message>
    <message>
        <source>%n partitions get their first offset.</source>
        <translation>파티션 %n개에 처음으로 오프셋이 설정됩니다.</translation>
    </message>
    <message>
        <source>%n partition gets its first offset.</source>
        <translation>파티션 %n개에 처음으로 오프셋이 설정됩니다.</translation>
    </message>
    <message>
        <source>%n records will be skipped.</source>
        <translation>레코드 %n개를 건너뜁니다.</translation>
    </message>
    <message>
        <source>%n record will be skipped.</source>
        <translation>레코드 %n개를 건너뜁니다.</translation>
    </message>
    <message>
        <source>%n records will be read again.</source>
        <translation>레코드 %n개를 다시 읽습니다.</translation>
    </message>
    <message>
        <source>%n record will be read again.</source>
        <translation>레코드 %n개를 다시 읽습니다.</translation>
    </message>
    <message>
        <source>Undo creates the topics again, empty.</source>
        <translation>실행 취소하면 토픽이 빈 상태로 다시 생성됩니다.</translation>
    </message>
    <message>
        <source>%n records will be deleted for good.</source>
        <translation>레코드 %n개가 영구히 삭제됩니다.</translation>
    </message>
    <message>
        <source>%n record will be deleted for good.</source>
        <translation>레코드 %n개가 영구히 삭제됩니다.</translation>
    </message>
    <message>
        <source>No records will be lost.</source>
        <translation>잃는 레코드는 없습니다.</translation>
    </message>
    <message>
        <source>All records will be deleted for good.</source>
        <translation>모든 레코드가 영구히 삭제됩니다.</translation>
    </message>
    <message>
        <source>Kafka deleted records of %n partitions before the group read them</source>
        <translation>그룹이 읽기 전에 Kafka가 파티션 %n개의 레코드를 삭제했습니다</translation>
    </message>
    <message>
        <source>Kafka deleted records of %n partition before the group read them</source>
        <translation>그룹이 읽기 전에 Kafka가 파티션 %n개의 레코드를 삭제했습니다</translation>
    </message>
    <message>
        <source>Group %1 lost records</source>
        <translation>그룹 %1이(가) 레코드를 잃었습니다</translation>
    </message>
    <message>
        <source>Stop comparing</source>
        <translation>비교 끝내기</translation>
    </message>
    <message>
        <source>There is no %1.</source>
        <translation>%1이(가) 없습니다.</translation>
    </message>
    <message>
        <source>A column shows the values of the other; a filter keeps the keys that differ.</source>
        <translation>다른 쪽의 값을 열로 보여 줍니다. 필터로 다른 키만 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>With broker</source>
        <translation>비교할 브로커</translation>
    </message>
    <message>
        <source>With topic</source>
        <translation>비교할 토픽</translation>
    </message>
    <message>
        <source>Compare configs of %1</source>
        <translation>%1의 설정 비교</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>비교…</translation>
    </message>
    <message>
        <source>Differs</source>
        <translation>다름</translation>
    </message>
    <message>
        <source>raises or lowers it for topics</source>
        <translation>토픽의 값을 올리거나 내립니다</translation>
    </message>
    <message>
        <source>over every live broker; repairs racks</source>
        <translation>모든 실행 중 브로커에 분산, 랙 복구</translation>
    </message>
    <message>
        <source>none for no limit</source>
        <translation>none은 제한 없음</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>제한 없음</translation>
    </message>
    <message>
        <source>gives new brokers their share</source>
        <translation>새 브로커에 몫을 나눕니다</translation>
    </message>
    <message>
        <source>disk capacity, line at 85 %</source>
        <translation>디스크 용량, 선은 85 %</translation>
    </message>
    <message>
        <source>before they are removed</source>
        <translation>제거하기 전에</translation>
    </message>
    <message>
        <source>before</source>
        <translation>이전</translation>
    </message>
    <message>
        <source>after, new here</source>
        <translation>이후, 새로 추가</translation>
    </message>
    <message>
        <source>after</source>
        <translation>이후</translation>
    </message>
    <message>
        <source>What the broker that gets most needs at least.</source>
        <translation>가장 많이 받는 브로커에 최소한 필요한 시간입니다.</translation>
    </message>
    <message>
        <source>Time at %1</source>
        <translation>%1일 때 시간</translation>
    </message>
    <message>
        <source>Throttle of each broker</source>
        <translation>브로커별 스로틀</translation>
    </message>
    <message>
        <source>Run %n move…</source>
        <translation>%n건 이동 실행…</translation>
    </message>
    <message>
        <source>Run %n moves…</source>
        <translation>%n건 이동 실행…</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>규칙</translation>
    </message>
    <message>
        <source>Replicas spread over racks</source>
        <translation>레플리카를 랙에 분산</translation>
    </message>
    <message>
        <source>Replicas copied</source>
        <translation>복사할 레플리카</translation>
    </message>
    <message>
        <source>Replica skew</source>
        <translation>레플리카 편차</translation>
    </message>
    <message>
        <source>Preferred leaders</source>
        <translation>우선 리더</translation>
    </message>
    <message>
        <source>Planned in %1 from data read %2 ago.</source>
        <translation>%2 전에 읽은 데이터로 %1 만에 계획했습니다.</translation>
    </message>
    <message>
        <source>Leader changes</source>
        <translation>리더 변경</translation>
    </message>
    <message>
        <source>Intent</source>
        <translation>목표</translation>
    </message>
    <message>
        <source>From</source>
        <translation>현재</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>즐겨찾기</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>즐겨찾기</translation>
    </message>
    <message>
        <source>Except</source>
        <translation>제외</translation>
    </message>
    <message>
        <source>Enter the brokers to add.</source>
        <translation>추가할 브로커를 입력하세요.</translation>
    </message>
    <message>
        <source>Data skew</source>
        <translation>데이터 편차</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Copy at most</source>
        <translation>최대 복사량</translation>
    </message>
    <message>
        <source>Copies %n replicas.</source>
        <translation>레플리카 %n개를 복사합니다.</translation>
    </message>
    <message>
        <source>Copies %n replica.</source>
        <translation>레플리카 %n개를 복사합니다.</translation>
    </message>
    <message>
        <source>Copied / lower bound</source>
        <translation>복사량 / 하한</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>바이트</translation>
    </message>
    <message>
        <source>Band around the share</source>
        <translation>몫의 허용 범위</translation>
    </message>
    <message>
        <source>Balance leaders too</source>
        <translation>리더도 균형 맞추기</translation>
    </message>
    <message>
        <source>Balance by</source>
        <translation>균형 기준</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>균형 맞추기</translation>
    </message>
    <message>
        <source>All topics; or a regular expression</source>
        <translation>모든 토픽 또는 정규식</translation>
    </message>
    <message>
        <source>Add brokers</source>
        <translation>브로커 추가</translation>
    </message>
    <message>
        <source>A regular expression</source>
        <translation>정규식</translation>
    </message>
    <message>
        <source>%1 replicas</source>
        <translation>레플리카 %1개</translation>
    </message>
    <message>
        <source>%1 preferred leaders</source>
        <translation>우선 리더 %1개</translation>
    </message>
    <message>
        <source>%1m%2s</source>
        <translation>%1분 %2초</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1초</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1밀리초</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1분</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1시간 %2분</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1시간</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1일 %2시간</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1일</translation>
    </message>
    <message>
        <source>%1 (no room)</source>
        <translation>%1 (자리 없음)</translation>
    </message>
    <message>
        <source>AWS access key id</source>
        <translation>AWS 액세스 키 ID</translation>
    </message>
    <message>
        <source>AWS profile</source>
        <translation>AWS 프로파일</translation>
    </message>
    <message>
        <source>AWS region</source>
        <translation>AWS 리전</translation>
    </message>
    <message>
        <source>AWS secret key</source>
        <translation>AWS 비밀 키</translation>
    </message>
    <message>
        <source>AWS session token</source>
        <translation>AWS 세션 토큰</translation>
    </message>
    <message>
        <source>Assertion key file</source>
        <translation>어설션 키 파일</translation>
    </message>
    <message>
        <source>Bearer token</source>
        <translation>베어러 토큰</translation>
    </message>
    <message>
        <source>CA certificates file</source>
        <translation>CA 인증서 파일</translation>
    </message>
    <message>
        <source>CA file password</source>
        <translation>CA 파일 암호</translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>클라이언트 인증서</translation>
    </message>
    <message>
        <source>Client key file</source>
        <translation>클라이언트 키 파일</translation>
    </message>
    <message>
        <source>Client key password</source>
        <translation>클라이언트 키 암호</translation>
    </message>
    <message>
        <source>Keytab file</source>
        <translation>keytab 파일</translation>
    </message>
    <message>
        <source>Mechanism</source>
        <translation>메커니즘</translation>
    </message>
    <message>
        <source>OAuth client id</source>
        <translation>OAuth 클라이언트 ID</translation>
    </message>
    <message>
        <source>OAuth client secret</source>
        <translation>OAuth 클라이언트 시크릿</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>암호</translation>
    </message>
    <message>
        <source>Principal</source>
        <translation>주체</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>프로토콜</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>범위</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>보안</translation>
    </message>
    <message>
        <source>Service name</source>
        <translation>서비스 이름</translation>
    </message>
    <message>
        <source>Ticket cache</source>
        <translation>티켓 캐시</translation>
    </message>
    <message>
        <source>Token endpoint</source>
        <translation>토큰 엔드포인트</translation>
    </message>
    <message>
        <source>User</source>
        <translation>사용자</translation>
    </message>
    <message>
        <source>Scaling</source>
        <translation>스케일링</translation>
    </message>
    <message>
        <source>replication factor</source>
        <translation>복제 계수</translation>
    </message>
    <message>
        <source>broker emptied</source>
        <translation>브로커 비우기</translation>
    </message>
    <message>
        <source>rack</source>
        <translation>랙</translation>
    </message>
    <message>
        <source>balance</source>
        <translation>균형</translation>
    </message>
    <message>
        <source>leaders only</source>
        <translation>리더만</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>이유</translation>
    </message>
    <message>
        <source>No placement within these rules is better.</source>
        <translation>이 규칙 안에서 더 나은 배치가 없습니다.</translation>
    </message>
    <message>
        <source>Copies %1. No placement within these rules copies less.</source>
        <translation>%1을(를) 복사합니다. 이 규칙 안에서 더 적게 복사하는 배치는 없습니다.</translation>
    </message>
    <message>
        <source>Copies %1; at least %2 must be copied.</source>
        <translation>%1을(를) 복사합니다. 최소 %2은(는) 복사해야 합니다.</translation>
    </message>
    <message>
        <source>Empty brokers</source>
        <translation>브로커 비우기</translation>
    </message>
    <message>
        <source>The cluster could not be read.</source>
        <translation>클러스터를 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>Nothing has to move.</source>
        <translation>옮길 것이 없습니다.</translation>
    </message>
    <message>
        <source>Filter: topic=orders and copy_bytes&gt;1GiB</source>
        <translation>필터: topic=orders and copy_bytes&gt;1GiB</translation>
    </message>
    <message>
        <source>Run…</source>
        <translation>실행...</translation>
    </message>
    <message>
        <source>Reading the cluster…</source>
        <translation>클러스터를 읽는 중...</translation>
    </message>
    <message>
        <source>Enter the brokers to empty.</source>
        <translation>비울 브로커를 입력하십시오.</translation>
    </message>
    <message>
        <source>Enter the number of replicas.</source>
        <translation>레플리카 수를 입력하십시오.</translation>
    </message>
    <message>
        <source>Planning…</source>
        <translation>계획하는 중...</translation>
    </message>
    <message>
        <source>For each broker that gets replicas; none for no limit. A few replicas of each broker move at once; the throttle is taken off at the end.</source>
        <translation>레플리카를 받는 브로커마다 적용됩니다. 제한이 없으면 none을 입력하십시오. 브로커마다 레플리카를 몇 개씩 이동하며 끝나면 스로틀이 해제됩니다.</translation>
    </message>
    <message>
        <source>%n partition selected</source>
        <translation>파티션 %n개 선택됨</translation>
    </message>
    <message>
        <source>%n partitions selected</source>
        <translation>파티션 %n개 선택됨</translation>
    </message>
    <message>
        <source>Move…</source>
        <translation>옮기기...</translation>
    </message>
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
        <source>No members</source>
        <translation>멤버 없음</translation>
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
<context>
    <name>address</name>
    <message>
        <source>the cluster advertises %1 with the invalid port %2; check advertised.listeners</source>
        <translation>클러스터가 %1을(를) 포트 %2(으)로 알리는데, 이것은 포트가 아닙니다. advertised.listeners를 확인하십시오</translation>
    </message>
    <message>
        <source>the cluster advertises an invalid host name; check advertised.listeners</source>
        <translation>클러스터가 알리는 것이 호스트 이름이 아닙니다. advertised.listeners를 확인하십시오</translation>
    </message>
    <message>
        <source>the cluster advertises %1, an address no broker can have (unspecified, multicast or link-local); check advertised.listeners</source>
        <translation>클러스터가 %1을(를) 알리는데, 브로커가 가질 수 없는 주소입니다(미지정, 멀티캐스트 또는 링크 로컬). advertised.listeners를 확인하십시오</translation>
    </message>
    <message>
        <source>the cluster advertises %1, which is this machine, though it was reached at another; set advertised.listeners on the broker, or override the broker's address in the profile</source>
        <translation>클러스터가 %1을(를) 알리는데, 다른 장비로 접속했는데도 이 장비를 가리킵니다. 브로커에 advertised.listeners를 설정하거나 프로필에서 브로커 주소를 재정의하십시오</translation>
    </message>
</context>
<context>
    <name>brokers</name>
    <message>
        <source>%1: the cluster has no such broker (`broker list` shows them)</source>
        <translation>%1: 클러스터에 그런 브로커가 없습니다(`broker list`로 볼 수 있습니다)</translation>
    </message>
    <message>
        <source>broker %1 is not in the cluster, though replicas are placed on it</source>
        <translation>레플리카가 배치되어 있지만 브로커 %1은(는) 클러스터에 없습니다</translation>
    </message>
    <message>
        <source>broker %1 is fenced: it is stopped, starting or shutting down</source>
        <translation>브로커 %1이(가) 펜싱되었습니다: 중지되었거나 시작 중이거나 종료 중입니다</translation>
    </message>
</context>
<context>
    <name>change</name>
    <message>
        <source>returns %4 in group %1 from %2 to %3, its offset before: %5 will be read</source>
        <translation>그룹 %1을(를) %4의 오프셋 %2에서 이전 위치인 %3(으)로 되돌립니다: %5을(를) 읽습니다</translation>
    </message>
    <message>
        <source>returns %4 in group %1 from %2 to %3, its offset before: %5 will not be read again</source>
        <translation>그룹 %1을(를) %4의 오프셋 %2에서 이전 위치인 %3(으)로 되돌립니다: %5은(는) 다시 읽지 않습니다</translation>
    </message>
    <message>
        <source>an undo creates topic %1 again without its records and its configs, which could not be read</source>
        <translation>되돌리면 토픽 %1을(를) 레코드 없이 빈 상태로 다시 만들며, 읽을 수 없었던 설정도 없습니다</translation>
    </message>
    <message>
        <source>an undo creates topic %1 again without its records</source>
        <translation>되돌리면 토픽 %1을(를) 레코드 없이 빈 상태로 다시 만듭니다</translation>
    </message>
    <message>
        <source>an undo restores the value of %1, but not the records deleted by then</source>
        <translation>되돌리면 %1의 값은 돌아오지만 그때까지 사라진 레코드는 돌아오지 않습니다</translation>
    </message>
    <message>
        <source>%1 is "%2" (%3) now; the plan expects "%4" (%5)</source>
        <translation>%1은(는) 지금 "%2"(%3)입니다. 계획은 "%4"(%5)을(를) 기준으로 만들어졌습니다</translation>
    </message>
    <message>
        <source>%1 is already being moved to brokers %2; Kafka would merge both targets</source>
        <translation>%1은(는) 이미 브로커 %2(으)로 이동 중이며, 두 번째 대상을 주면 둘이 합쳐집니다</translation>
    </message>
    <message>
        <source>%1 is being moved to brokers %2 now; the plan expects a move to %3</source>
        <translation>%1은(는) 지금 브로커 %2(으)로 이동 중입니다. 계획은 %3(으)로의 이동을 기준으로 만들어졌습니다</translation>
    </message>
    <message>
        <source>%1 is not a reference to a secret; write @env:NAME or @file:PATH</source>
        <translation>%1은(는) 비밀 값의 참조가 아닙니다. @env:NAME 또는 @file:PATH로 쓰십시오</translation>
    </message>
    <message>
        <source>%2 changes begin with %1; write more of the id</source>
        <translation>%1(으)로 시작하는 변경이 %2개입니다. 더 길게 쓰십시오</translation>
    </message>
    <message>
        <source>%1 is at %2 now; the plan expects %3</source>
        <translation>%1은(는) 지금 %2에 있습니다. 계획은 %3을(를) 기준으로 만들어졌습니다</translation>
    </message>
    <message>
        <source>%1 is on brokers %2 now; the plan expects %3</source>
        <translation>%1은(는) 지금 브로커 %2에 있습니다. 계획은 %3을(를) 기준으로 만들어졌습니다</translation>
    </message>
    <message>
        <source>%1: Kafka has no such member to remove. It has left, or this Kafka cannot remove dynamic members of the consumer protocol: stop its client</source>
        <translation>%1: Kafka가 제거할 그런 멤버를 알지 못합니다(스스로 나갔거나, 이 Kafka가 consumer 프로토콜을 쓰는 동적 멤버를 제거하지 않습니다. 그 클라이언트를 중지하십시오)</translation>
    </message>
    <message>
        <source>%1: group %2 has members now: nothing was changed</source>
        <translation>%1: 그룹 %2에 멤버가 생겼습니다. 아무것도 변경하지 않았습니다</translation>
    </message>
    <message>
        <source>the move of %1 was cancelled, but the replica order %2 was not restored: %3</source>
        <translation>%1: 이동은 취소되었지만 브로커 %2이(가) 이 순서로 다시 지정되지 않았습니다: %3</translation>
    </message>
    <message>
        <source>%1: the environment variable is not set</source>
        <translation>%1: 그런 환경 변수가 없습니다</translation>
    </message>
    <message>
        <source>%2 is not read and nothing is sent: %1 is not a secret, and Kafka would show its value to everybody</source>
        <translation>%2을(를) 읽지 않으며 아무것도 보내지 않습니다. %1은(는) 비밀 값이 아니어서 Kafka가 그 내용을 모두에게 보여 주기 때문입니다</translation>
    </message>
    <message>
        <source>Kafka cannot remove partitions</source>
        <translation>Kafka는 파티션을 줄일 수 없습니다</translation>
    </message>
    <message>
        <source>Kafka cannot elect a former leader, only the preferred one or any</source>
        <translation>Kafka는 선호 리더나 임의의 리더를 선출하며, 이전 리더를 선출하지는 않습니다</translation>
    </message>
    <message>
        <source>Kafka does not return secrets: neither the value before nor the value now is known</source>
        <translation>Kafka는 비밀 값을 아무에게도 보여 주지 않습니다. 이전 값도, 지금 값이 이 변경의 값인지도 알 수 없습니다</translation>
    </message>
    <message>
        <source>Kafka does not return this value; set it again to be sure</source>
        <translation>Kafka는 그 값을 아무에게도 보여 주지 않습니다. 확실히 하려면 다시 설정하십시오</translation>
    </message>
    <message>
        <source>a broker may still be working on it; check again in %1 s</source>
        <translation>브로커가 아직 처리 중일 수 있습니다. %1초 뒤에 다시 확인하십시오</translation>
    </message>
    <message>
        <source>the records of a deleted topic cannot be restored</source>
        <translation>삭제된 토픽의 레코드는 사라졌습니다</translation>
    </message>
    <message>
        <source>Kafka creates a group without offsets only when a member joins it</source>
        <translation>아무것도 커밋하지 않은 그룹은 멤버가 참여해야만 다시 생깁니다</translation>
    </message>
    <message>
        <source>a line of %1 is damaged: later steps are not known, and nothing of it is undone</source>
        <translation>%1의 한 줄이 손상되었습니다. 그 뒤의 내용을 알 수 없으므로 되돌리지 않습니다</translation>
    </message>
    <message>
        <source>Kafka creates a share group only when a member joins it</source>
        <translation>공유 그룹은 멤버가 참여해야만 생깁니다</translation>
    </message>
    <message>
        <source>Kafka deletes share group offsets of a whole topic only, not of one partition</source>
        <translation>처음 설정한 공유 그룹의 오프셋은 하나만 따로 없앨 수 없습니다. Kafka는 토픽 전체의 오프셋을 삭제합니다</translation>
    </message>
    <message>
        <source>adds %2 to topic %1 permanently: keys of new records will go to other partitions than before</source>
        <translation>토픽 %1에 %2을(를) 영구히 추가합니다. 새 레코드의 키가 전과 다른 파티션으로 갑니다</translation>
    </message>
    <message>
        <source>nothing has changed</source>
        <translation>모두 이전과 같습니다</translation>
    </message>
    <message>
        <source>an undo sets %1 to %2 again; Kafka 4 lets the logger inherit the level where its parent has the same</source>
        <translation>되돌리면 %1이(가) 다시 %2(으)로 설정됩니다. 상위 로거의 레벨도 그 값이면 Kafka 4는 그래도 상위 로거를 따르게 합니다</translation>
    </message>
    <message>
        <source>an undo sets %1 to %2 as its own level: the logger no longer inherits a level</source>
        <translation>되돌리면 %1이(가) %2(으)로 설정됩니다. 그것이 로거 자신의 레벨인지 상위 로거의 레벨인지 Kafka가 알려 주지 않으며, 되돌린 뒤에는 상위 로거를 더 이상 따르지 않습니다</translation>
    </message>
    <message>
        <source>another change to this cluster could not be detected: %1</source>
        <translation>이 클러스터에 다른 변경이 있어도 알아채지 못합니다: %1</translation>
    </message>
    <message>
        <source>broker %1 shows that topic %2 was recreated (id %3, not %4)</source>
        <translation>브로커 %1에는 토픽 %2이(가) 새로 만들어진 것으로 보입니다(ID가 %4이(가) 아니라 %3)</translation>
    </message>
    <message>
        <source>cancels the move of %1 to brokers %2, or moves it back to %3 if it has ended</source>
        <translation>%1을(를) 브로커 %2(으)로 옮기는 이동을 취소하고, 이미 끝났으면 %3(으)로 되돌려 옮깁니다</translation>
    </message>
    <message>
        <source>change %1 is still in progress</source>
        <translation>변경 %1이(가) 아직 적용되는 중입니다</translation>
    </message>
    <message>
        <source>change %1 undid change %2: this makes it again</source>
        <translation>변경 %1이(가) 변경 %2을(를) 되돌렸습니다. 이것은 그것을 다시 실행합니다</translation>
    </message>
    <message>
        <source>change %1 ran in %2 waves: this undoes all of them</source>
        <translation>변경 %1은(는) %2개 묶음으로 진행되었습니다. 모두 되돌립니다</translation>
    </message>
    <message>
        <source>commits offset %2 for %3 in group %1 with different metadata</source>
        <translation>그룹 %1의 %3에 오프셋 %2을(를) 다른 메타데이터로 커밋합니다</translation>
    </message>
    <message>
        <source>deleted records cannot be restored</source>
        <translation>삭제된 레코드는 사라졌습니다</translation>
    </message>
    <message>
        <source>deletes group %1 with %2: if it is used again, %3 will be read again or %4 skipped (auto.offset.reset)</source>
        <translation>그룹 %1을(를) %2와(과) 함께 삭제합니다. 새로 만들어지면 클라이언트의 auto.offset.reset에 따라 %3을(를) 다시 처리하거나 %4을(를) 건너뜁니다</translation>
    </message>
    <message>
        <source>deletes group %1 with %2: if it is used again, auto.offset.reset decides where it starts</source>
        <translation>그룹 %1을(를) %2와(과) 함께 삭제합니다. 새로 만들어졌을 때 어디서 이어 갈지는 클라이언트가 정합니다(auto.offset.reset)</translation>
    </message>
    <message>
        <source>deletes group %1, which has no committed offsets</source>
        <translation>아무것도 커밋하지 않은 그룹 %1을(를) 삭제합니다</translation>
    </message>
    <message>
        <source>deletes the offset of %2 in group %1: %3 will be read again or %4 skipped (auto.offset.reset)</source>
        <translation>그룹 %1의 %2 오프셋을 삭제합니다. 클라이언트의 auto.offset.reset에 따라 %3을(를) 다시 처리하거나 %4을(를) 건너뜁니다</translation>
    </message>
    <message>
        <source>deletes the offset of %2 in group %1: auto.offset.reset decides where it starts</source>
        <translation>그룹 %1의 %2 오프셋을 삭제합니다. 어디서 이어 갈지는 클라이언트가 정합니다(auto.offset.reset)</translation>
    </message>
    <message>
        <source>deletes topic %1 and its %2 permanently</source>
        <translation>토픽 %1을(를) %2와(과) 함께 삭제합니다. 되살릴 방법이 없습니다</translation>
    </message>
    <message>
        <source>deletes topic %1 and all its records permanently</source>
        <translation>토픽 %1을(를) 모든 레코드와 함께 삭제합니다. 되살릴 방법이 없습니다</translation>
    </message>
    <message>
        <source>deletes the start offsets of share group %1 in %2 of topic %3: share.auto.offset.reset decides where it starts</source>
        <translation>공유 그룹 %1의 토픽 %3, %2에 있는 시작 위치를 삭제합니다. 그 뒤에는 share.auto.offset.reset에 따른 위치에서 시작합니다</translation>
    </message>
    <message>
        <source>elects any live replica as leader of %1, in sync or not: records that only brokers %2 (last in sync) hold will be lost</source>
        <translation>동기화 여부와 관계없이 살아 있는 레플리카를 %1의 리더로 선출합니다. 브로커 %2(마지막 동기화 레플리카)에만 있는 레코드는 영구히 잃습니다</translation>
    </message>
    <message>
        <source>changes the replica order of %1 from %2 to %3; nothing is copied</source>
        <translation>%1의 레플리카 순서를 %2에서 %3(으)로 바꿉니다. 복사되는 것은 없습니다</translation>
    </message>
    <message>
        <source>group %1 has members now: it was not deleted</source>
        <translation>그룹 %1에 멤버가 생겼습니다. 삭제하지 않았습니다</translation>
    </message>
    <message>
        <source>group %1 has members now (%2): it is not deleted</source>
        <translation>그룹 %1은(는) 지금 사용 중입니다(%2). 삭제하지 않습니다</translation>
    </message>
    <message>
        <source>group %1 has members now (%2): nothing was changed</source>
        <translation>그룹 %1은(는) 지금 사용 중입니다(%2). 아무것도 변경하지 않았습니다</translation>
    </message>
    <message>
        <source>commits offset %2 for %3 in group %1</source>
        <translation>그룹 %1이(가) %3의 오프셋 %2에서 시작하게 합니다</translation>
    </message>
    <message>
        <source>the change may have been made (%1)</source>
        <translation>적용되었을 수 있습니다(%1)</translation>
    </message>
    <message>
        <source>the cluster shows it, but others may have made the change</source>
        <translation>확인했을 때 적용된 것이 보였으며, 다른 사람이 했을 수도 있습니다</translation>
    </message>
    <message>
        <source>elects the preferred leader, broker %2, for %1 (now: %3); its clients will reconnect</source>
        <translation>선호 리더인 브로커 %2을(를) %1의 리더로 만듭니다(현재: %3). 클라이언트가 다시 접속합니다</translation>
    </message>
    <message>
        <source>resets %4 in group %1 from %2 to %3: %5 will be skipped</source>
        <translation>그룹 %1을(를) %4의 오프셋 %2에서 %3(으)로 앞으로 옮깁니다. %5은(는) 처리되지 않습니다</translation>
    </message>
    <message>
        <source>this machine has made no change yet (%1)</source>
        <translation>아직 여기서 한 변경이 없습니다(%1)</translation>
    </message>
    <message>
        <source>some brokers do not show topic %1 yet; broker %2 does</source>
        <translation>아직 모든 브로커가 토픽 %1을(를) 알지는 못하지만, 브로커 %2은(는) 압니다</translation>
    </message>
    <message>
        <source>not written to the journal: %1</source>
        <translation>저널에 없음: %1</translation>
    </message>
    <message>
        <source>not sent: an earlier step that this one needs is not done or not visible</source>
        <translation>보내지 않음: 이 단계에 필요한 이전 단계가 완료되지 않았거나 보이지 않습니다</translation>
    </message>
    <message>
        <source>only its client can join the group again</source>
        <translation>멤버를 그룹으로 되돌릴 수 있는 것은 그 클라이언트뿐입니다</translation>
    </message>
    <message>
        <source>seen when the cluster was read again</source>
        <translation>확인했을 때 적용된 것이 보였습니다</translation>
    </message>
    <message>
        <source>share group %1 does not exist any more</source>
        <translation>공유 그룹 %1이(가) 더 이상 없습니다</translation>
    </message>
    <message>
        <source>stopped waiting for every live broker to show the change</source>
        <translation>완료된 것이 살아 있는 모든 브로커에 보일 때까지 기다리는 것을 중지했습니다</translation>
    </message>
    <message>
        <source>stopped waiting; the moves continue%1</source>
        <translation>기다리는 것을 중지했습니다. 이동은 계속됩니다%1</translation>
    </message>
    <message>
        <source>resets %4 in group %1 from %2 to %3: %5 will be read again</source>
        <translation>그룹 %1을(를) %4의 오프셋 %2에서 %3(으)로 뒤로 옮깁니다. %5이(가) 다시 처리됩니다</translation>
    </message>
    <message>
        <source>removes member %1 (%2 at %3) from group %4: the group will rebalance, and a running client will join again</source>
        <translation>멤버 %1(%2, %3)을(를) 그룹 %4에서 제거하며, 그룹은 리밸런스됩니다. 클라이언트가 계속 실행 중이면 다시 참여합니다</translation>
    </message>
    <message>
        <source>the controller does not answer, and may still make the change (%1)</source>
        <translation>컨트롤러가 응답하지 않으며, 다시 동작하면 적용할 수 있습니다(%1)</translation>
    </message>
    <message>
        <source>the move of %1 has ended: it is on brokers %2</source>
        <translation>%1의 이동이 끝났습니다. 브로커 %2에 있습니다</translation>
    </message>
    <message>
        <source>the offsets of %1 could not be read: does it have a leader?</source>
        <translation>%1의 오프셋을 알아내지 못했습니다. 리더가 있습니까?</translation>
    </message>
    <message>
        <source>the preferred leader of %1 is broker %2 now; the plan expects %3</source>
        <translation>%1의 선호 리더는 이제 %3이(가) 아니라 브로커 %2입니다</translation>
    </message>
    <message>
        <source>the throttle stays set</source>
        <translation>스로틀이 걸린 채로 남습니다</translation>
    </message>
    <message>
        <source>change %1 does not exist</source>
        <translation>변경 %1이(가) 없습니다</translation>
    </message>
    <message>
        <source>the file %1 does not exist</source>
        <translation>파일 %1이(가) 없습니다</translation>
    </message>
    <message>
        <source>topic %1 exists already and differs: %2</source>
        <translation>토픽 %1이(가) 이미 있으며 원하는 것과 다릅니다: %2</translation>
    </message>
    <message>
        <source>topic %1 has %2 partitions now; the plan expects %3</source>
        <translation>토픽 %1에는 지금 %2개의 파티션이 있습니다. 계획은 %3개를 기준으로 만들어졌습니다</translation>
    </message>
    <message>
        <source>topic %1 is not deleted: the plan has no topic_id for it</source>
        <translation>토픽 %1을(를) 삭제하지 않습니다. 어느 토픽인지 계획이 topic_id로 밝히지 않습니다</translation>
    </message>
    <message>
        <source>topic %1 does not exist any more</source>
        <translation>토픽 %1이(가) 더 이상 없습니다</translation>
    </message>
    <message>
        <source>topic %1 was deleted and recreated after the plan was made (id %2, now %3)</source>
        <translation>계획을 만든 뒤 토픽 %1이(가) 삭제되고 새로 만들어졌습니다(ID %2, 지금은 %3)</translation>
    </message>
    <message>
        <source>an undo creates the group again with its offsets, as a classic group with an empty protocol</source>
        <translation>되돌리면 그룹이 오프셋과 함께, 프로토콜이 빈 classic 그룹으로 다시 생깁니다</translation>
    </message>
    <message>
        <source>the outcome of change %1 is not known yet</source>
        <translation>변경 %1이(가) 어떻게 되었는지 아직 알 수 없습니다</translation>
    </message>
    <message>
        <source>the committed offset is not known</source>
        <translation>무엇이 커밋되어 있었는지 알 수 없습니다</translation>
    </message>
    <message>
        <source>the start offsets of the share group are not known</source>
        <translation>공유 그룹이 어디서 시작했는지 알 수 없습니다</translation>
    </message>
    <message>
        <source>%1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>%1 ends at offset %2, before %3</source>
        <translation>%1은(는) %3보다 앞인 오프셋 %2에서 끝납니다</translation>
    </message>
    <message>
        <source>%1 of %2 steps</source>
        <translation>단계 %2개 중 %1개</translation>
    </message>
    <message>
        <source>%1 still moves</source>
        <translation>%1은(는) 아직 이동 중입니다</translation>
    </message>
    <message>
        <source>%1: a member of group %2 subscribes to the topic: nothing was changed</source>
        <translation>%1: 그룹 %2의 멤버가 이 토픽을 구독합니다. 아무것도 변경하지 않았습니다</translation>
    </message>
    <message>
        <source>%1: not authorised to change this</source>
        <translation>%1: 이것을 변경할 권한이 없습니다</translation>
    </message>
    <message>
        <source>broker %1 does not show %2</source>
        <translation>브로커 %1에 %2이(가) 보이지 않습니다</translation>
    </message>
    <message>
        <source>broker %1 shows %2 of topic %3, %4 of them with a leader</source>
        <translation>브로커 %1에는 토픽 %3의 %2이(가) 보이며, 그중 %4개에 리더가 있습니다</translation>
    </message>
    <message>
        <source>broker %1 shows %2 on brokers %3</source>
        <translation>브로커 %1에는 %2이(가) 브로커 %3에 있는 것으로 보입니다</translation>
    </message>
    <message>
        <source>broker %1 shows broker %3 as the leader of %2</source>
        <translation>브로커 %1에는 %2의 리더가 브로커 %3(으)로 보입니다</translation>
    </message>
    <message>
        <source>broker %1 shows no leader of %2</source>
        <translation>브로커 %1에는 %2의 리더가 보이지 않습니다</translation>
    </message>
    <message>
        <source>cancels the move of %1 to brokers %2; it stays on %3</source>
        <translation>%1을(를) 브로커 %2(으)로 옮기는 이동을 취소합니다. %3에 그대로 있습니다</translation>
    </message>
    <message>
        <source>cannot write %1: %2</source>
        <translation>%1에 쓸 수 없습니다: %2</translation>
    </message>
    <message>
        <source>change %1 changed nothing</source>
        <translation>변경 %1은(는) 아무것도 바꾸지 않았습니다</translation>
    </message>
    <message>
        <source>change %1 is being applied to this cluster; nothing was sent</source>
        <translation>변경 %1이(가) 이 클러스터에 적용되는 중입니다. 아무것도 보내지 않았습니다</translation>
    </message>
    <message>
        <source>change %1 is one wave of change %2</source>
        <translation>변경 %1은(는) 변경 %2의 한 묶음입니다</translation>
    </message>
    <message>
        <source>cluster %1 at %2</source>
        <translation>클러스터 %1, 주소 %2</translation>
    </message>
    <message>
        <source>cluster %1 at %2, profile %3</source>
        <translation>클러스터 %1, 주소 %2, 프로필 %3</translation>
    </message>
    <message>
        <source>deletes %1 of partition %2 before offset %3</source>
        <translation>파티션 %2에서 오프셋 %3 앞의 %1을(를) 삭제합니다</translation>
    </message>
    <message>
        <source>done, but not every live broker shows it yet: %1</source>
        <translation>완료되었지만 아직 살아 있는 모든 브로커에 보이지는 않습니다: %1</translation>
    </message>
    <message>
        <source>group %1 is a %2 group now</source>
        <translation>그룹 %1은(는) 이제 %2 그룹입니다</translation>
    </message>
    <message>
        <source>moves %1 from brokers %2 to %3%4</source>
        <translation>%1을(를) 브로커 %2에서 %3(으)로 옮깁니다%4</translation>
    </message>
    <message>
        <source>not sent: stopped before this wave</source>
        <translation>보내지 않음: 이 묶음 전에 중지되었습니다</translation>
    </message>
    <message>
        <source>not sent: the change was stopped before it</source>
        <translation>보내지 않음: 그 전에 변경이 중지되었습니다</translation>
    </message>
    <message>
        <source>partitions of topic %1 are being moved: new ones would get too many replicas</source>
        <translation>토픽 %1의 파티션이 이동 중입니다. 새 파티션이 레플리카를 너무 많이 갖게 됩니다</translation>
    </message>
    <message>
        <source>step %1: brokers keep %2 secret, and plan and journal would show it: give "value_from" ("@env:NAME" or "@file:PATH") in place of "value"; nothing was sent</source>
        <translation>단계 %1: 브로커는 %2을(를) 비밀로 하지만 계획과 저널에는 드러납니다. "value" 대신 "value_from"("@env:NAME" 또는 "@file:PATH")을 지정하십시오. 아무것도 보내지 않았습니다</translation>
    </message>
    <message>
        <source>stopped %1 wave %2 of %3: %4 moves were not started. The same command starts them, once nothing moves any more</source>
        <translation>묶음 %3개 중 %2번째에서 중지되었습니다(%1). 이동 %4개를 시작하지 않았습니다. 이동 중인 것이 없어지면 같은 명령이 나머지를 시작합니다</translation>
    </message>
    <message>
        <source>the change is for cluster %1, this is cluster %2; nothing was sent</source>
        <translation>변경은 클러스터 %1을(를) 위한 것인데 이것은 클러스터 %2입니다. 아무것도 보내지 않았습니다</translation>
    </message>
    <message>
        <source>the configs of %1 could not be read</source>
        <translation>%1의 설정을 읽지 못했습니다</translation>
    </message>
    <message>
        <source>the journal of change %1 is damaged</source>
        <translation>변경 %1의 저널이 손상되었습니다</translation>
    </message>
    <message>
        <source>topic %1 has no partition %2</source>
        <translation>토픽 %1에 파티션 %2이(가) 없습니다</translation>
    </message>
    <message>
        <source>topic %1 is not deleted: it holds %2</source>
        <translation>토픽 %1을(를) 삭제하지 않습니다. %2이(가) 들어 있습니다</translation>
    </message>
    <message>
        <source>wave %1 of %2</source>
        <translation>묶음 %2개 중 %1번째</translation>
    </message>
    <message>
        <source>whether a throttle is left could not be read (%1)</source>
        <translation>스로틀이 남아 있는지 읽지 못했습니다(%1)</translation>
    </message>
</context>
<context>
    <name>configs</name>
    <message>
        <source>"%1" is not an entity type with configs; there are topic, broker, broker-logger, group and client-metrics</source>
        <translation>"%1"에는 설정이 없습니다. topic, broker, broker-logger, group, client-metrics에 있습니다</translation>
    </message>
    <message>
        <source>name an entity to compare with its default</source>
        <translation>기본값과 비교할 대상을 지정하십시오</translation>
    </message>
    <message>
        <source>%1 has no config %2, did you mean %3?</source>
        <translation>%1에는 설정 %2이(가) 없습니다. %3을(를) 뜻하셨습니까?</translation>
    </message>
    <message>
        <source>%1 has no config %2</source>
        <translation>%1에 설정 %2이(가) 없습니다</translation>
    </message>
    <message>
        <source>%1: not authorised to read its configs (needs DESCRIBE_CONFIGS)</source>
        <translation>%1: 설정을 읽을 권한이 없습니다(DESCRIBE_CONFIGS 필요)</translation>
    </message>
    <message>
        <source>%1: this Kafka is too old, client metrics have configs from Kafka 3.7 on</source>
        <translation>%1: Kafka가 너무 오래되었습니다. 클라이언트 메트릭의 설정은 Kafka 3.7부터 있습니다</translation>
    </message>
    <message>
        <source>%1: this Kafka is too old, groups have configs from Kafka 4.0 on</source>
        <translation>%1: Kafka가 너무 오래되었습니다. 그룹의 설정은 Kafka 4.0부터 있습니다</translation>
    </message>
    <message>
        <source>a broker is named by its id, not "%1"</source>
        <translation>브로커는 "%1"이(가) 아니라 ID로 지정합니다</translation>
    </message>
    <message>
        <source>name two or more to compare, or one with its default</source>
        <translation>비교하려면 둘 이상을 지정하거나, 하나와 그 기본값을 지정하십시오</translation>
    </message>
</context>
<context>
    <name>connections</name>
    <message>
        <source>Enter the address of a broker.</source>
        <translation>브로커 주소를 입력하십시오.</translation>
    </message>
</context>
<context>
    <name>coordinators</name>
    <message>
        <source>%1: the group does not exist: the cluster has no topic %2 yet</source>
        <translation>%1: 그런 그룹이 없습니다. 클러스터에 아직 그룹이 없었습니다(토픽 %2이(가) 없습니다)</translation>
    </message>
    <message>
        <source>%1: the transaction does not exist: the cluster has no topic %2 yet</source>
        <translation>%1: 그런 트랜잭션이 없습니다. 클러스터에 아직 트랜잭션이 없었습니다(토픽 %2이(가) 없습니다)</translation>
    </message>
    <message>
        <source>%1: the read-only profile asks for its coordinator only where the topic %2 is known to exist: %3</source>
        <translation>%1: 읽기 전용 프로필은 토픽 %2이(가) 있는 것이 확인된 경우에만 코디네이터를 묻습니다: %3</translation>
    </message>
</context>
<context>
    <name>crypto</name>
    <message>
        <source>OpenSSL's libcrypto.so.3 is needed (Debian package: libssl3)</source>
        <translation>OpenSSL의 libcrypto.so.3이 필요합니다(Debian 패키지: libssl3)</translation>
    </message>
</context>
<context>
    <name>digest</name>
    <message>
        <source>OpenSSL's libcrypto.so.3 is needed for SHA-256 (Debian: libssl3)</source>
        <translation>SHA-256에 OpenSSL의 libcrypto.so.3이 필요합니다(Debian: libssl3)</translation>
    </message>
</context>
<context>
    <name>escape</name>
    <message>
        <source>"%1": no escape at character %2; write \xNN, \u{…} or \\</source>
        <translation>"%1": %2번째 문자의 이스케이프가 올바르지 않습니다. \xNN, \u{...} 또는 \\로 쓰십시오</translation>
    </message>
</context>
<context>
    <name>filter</name>
    <message>
        <source>"and" or "or" is missing</source>
        <translation>"and" 또는 "or"가 없습니다</translation>
    </message>
    <message>
        <source>nested too deeply</source>
        <translation>너무 깊이 중첩되었습니다</translation>
    </message>
    <message>
        <source>this parenthesis is never closed</source>
        <translation>이 괄호가 닫히지 않았습니다</translation>
    </message>
    <message>
        <source>a column is missing</source>
        <translation>열이 없습니다</translation>
    </message>
    <message>
        <source>a comparison is missing: = != &lt; &lt;= &gt; &gt;= ~ or !~</source>
        <translation>비교 연산자가 없습니다: = != &lt; &lt;= &gt; &gt;= ~ 또는 !~</translation>
    </message>
    <message>
        <source>this quote is never closed</source>
        <translation>이 따옴표가 닫히지 않았습니다</translation>
    </message>
    <message>
        <source>a value is missing</source>
        <translation>값이 없습니다</translation>
    </message>
    <message>
        <source>null is only = or !=</source>
        <translation>null에는 = 또는 !=만 쓸 수 있습니다</translation>
    </message>
    <message>
        <source>this column can only be matched with ~</source>
        <translation>이 열은 ~로만 일치시킬 수 있습니다</translation>
    </message>
    <message>
        <source>not a pattern (RE2 syntax): %1</source>
        <translation>패턴이 아닙니다(RE2 문법): %1</translation>
    </message>
    <message>
        <source>"%1" is neither yes nor no</source>
        <translation>"%1"은(는) yes도 no도 아닙니다</translation>
    </message>
    <message>
        <source>filter '%1': character %2: %3</source>
        <translation>필터 '%1': %2번째 문자: %3</translation>
    </message>
    <message>
        <source>no column "%1", did you mean "%2"? There are %3</source>
        <translation>열 "%1"이(가) 없습니다. "%2"을(를) 뜻합니까? 있는 열: %3</translation>
    </message>
    <message>
        <source>no column "%1"; there are %2</source>
        <translation>열 "%1"이(가) 없습니다. 있는 열: %2</translation>
    </message>
</context>
<context>
    <name>front</name>
    <message>
        <source>"%1" is not an assignment; write the replicas of each partition as 1:2:3,2:3:1</source>
        <translation>"%1"은(는) 할당이 아닙니다. 각 파티션의 레플리카를 1:2:3,2:3:1처럼 쓰십시오</translation>
    </message>
    <message>
        <source>"%1" is not a list of brokers; write 1,2,3, the preferred leader first</source>
        <translation>"%1"은(는) 브로커 목록이 아닙니다. 선호 리더를 먼저 1,2,3처럼 쓰십시오</translation>
    </message>
    <message>
        <source>"%1" is not a move; write TOPIC:PARTITION=BROKER,BROKER,…, the preferred leader first</source>
        <translation>"%1"은(는) 이동이 아닙니다. 선호 리더를 먼저 TOPIC:PARTITION=BROKER,BROKER,...로 쓰십시오</translation>
    </message>
    <message>
        <source>"%1" is not a group state; there are %2</source>
        <translation>"%1"은(는) 그룹의 상태가 아닙니다. 있는 상태: %2</translation>
    </message>
    <message>
        <source>%1 exists already</source>
        <translation>%1이(가) 이미 있습니다</translation>
    </message>
    <message>
        <source>no single klamm command makes this change; a saved plan does</source>
        <translation>이것을 한 줄로 나타내는 klamm 명령이 없습니다. 저장한 계획으로는 할 수 있습니다</translation>
    </message>
    <message>
        <source>the plan was made %1 in the future: the clock of one machine is wrong; nothing was sent</source>
        <translation>계획이 지금부터 %1 뒤에 만들어진 것으로 되어 있습니다. 장비 중 하나의 시계가 틀렸습니다. 아무것도 보내지 않았습니다</translation>
    </message>
    <message>
        <source>the plan's SHA-256 is not %1: it is not the reviewed plan; nothing was sent</source>
        <translation>계획의 SHA-256이 %1이(가) 아닙니다. 검토한 계획이 아닙니다. 아무것도 보내지 않았습니다</translation>
    </message>
    <message>
        <source>%1 has other replicas than the plan found: plan again</source>
        <translation>%1의 레플리카가 계획할 때와 다릅니다: 다시 계획하십시오</translation>
    </message>
    <message>
        <source>profile %1 is bound to cluster %2 from now on: its protection follows that cluster</source>
        <translation>프로필 %1은(는) 이제부터 클러스터 %2에 묶입니다: 보호 설정이 그 클러스터를 따릅니다</translation>
    </message>
    <message>
        <source>profile %1 could not be bound to cluster %2: %3</source>
        <translation>프로필 %1을(를) 클러스터 %2에 묶지 못했습니다: %3</translation>
    </message>
    <message>
        <source>cannot write %1: %2</source>
        <translation>%1에 쓸 수 없습니다: %2</translation>
    </message>
    <message>
        <source>not confirmed; nothing was done</source>
        <translation>확인하지 않았습니다. 아무것도 하지 않았습니다</translation>
    </message>
    <message>
        <source>only a stored profile can be bound to a cluster</source>
        <translation>저장된 프로필만 클러스터에 묶을 수 있습니다</translation>
    </message>
    <message>
        <source>profile %1 is bound to cluster %2, not %3</source>
        <translation>프로필 %1은(는) %3이(가) 아니라 클러스터 %2에 묶여 있습니다</translation>
    </message>
    <message>
        <source>profile %1 makes this cluster read-only; nothing was sent</source>
        <translation>프로필 %1이(가) 이 클러스터를 읽기 전용으로 만듭니다. 아무것도 보내지 않았습니다</translation>
    </message>
    <message>
        <source>the command has characters that a terminal does not show as they are: %1</source>
        <translation>명령에 터미널이 그대로 보여 주지 않는 문자가 있습니다: %1</translation>
    </message>
    <message>
        <source>the lookup of the name %1 did not end in time</source>
        <translation>이름 %1의 조회가 제시간에 끝나지 않았습니다</translation>
    </message>
    <message>
        <source>the name %1 does not resolve: %2</source>
        <translation>이름 %1을(를) 주소로 확인하지 못했습니다: %2</translation>
    </message>
    <message>
        <source>the plan was made %1 ago, longer than %2; nothing was sent</source>
        <translation>계획이 %1 전에 만들어졌으며 이는 %2보다 오래되었습니다. 아무것도 보내지 않았습니다</translation>
    </message>
    <message>
        <source>each broker that receives replicas is limited to %1 until they have arrived</source>
        <translation>레플리카를 받는 각 브로커는 레플리카가 도착할 때까지 %1(으)로 제한됩니다</translation>
    </message>
</context>
<context>
    <name>handshake</name>
    <message>
        <source>%1 answered with bytes that are not a Kafka reply: check the port</source>
        <translation>%1이(가) Kafka 응답이 아닌 바이트로 답했습니다. 포트를 확인하십시오</translation>
    </message>
    <message>
        <source>%1 belongs to cluster %2, not to %3: no request was sent to it</source>
        <translation>%1은(는) %3이(가) 아니라 클러스터 %2에 속합니다. 아무것도 묻지 않았습니다</translation>
    </message>
    <message>
        <source>%1 answers that it is not broker %2 of cluster %3</source>
        <translation>%1이(가) 클러스터 %3의 브로커 %2이(가) 아니라고 답합니다</translation>
    </message>
    <message>
        <source>%1 is a controller, not a broker</source>
        <translation>%1은(는) 브로커가 아니라 컨트롤러입니다</translation>
    </message>
    <message>
        <source>%1 is a broker, not a controller</source>
        <translation>%1은(는) 컨트롤러가 아니라 브로커입니다</translation>
    </message>
    <message>
        <source>%1 closed the connection during authentication: its listener may not be %2</source>
        <translation>%1이(가) 인증 중에 연결을 닫았습니다. 리스너가 %2이(가) 아닐 수 있습니다</translation>
    </message>
    <message>
        <source>%1 closed the connection during the handshake: it may expect TLS or SASL, or be no Kafka broker</source>
        <translation>%1이(가) 핸드셰이크 중에 연결을 닫았습니다. TLS나 SASL을 기대하거나 Kafka 브로커가 아닐 수 있습니다</translation>
    </message>
    <message>
        <source>%1 closed the connection in the middle of a reply</source>
        <translation>%1이(가) 응답 도중에 연결을 닫았습니다</translation>
    </message>
    <message>
        <source>%1 closed the connection right after the TLS handshake: it may want a client certificate (ssl.keystore.location), or SASL (SASL_SSL)</source>
        <translation>%1이(가) TLS 핸드셰이크 직후에 연결을 닫았습니다. 클라이언트 인증서(ssl.keystore.location)나 SASL(SASL_SSL)을 요구할 수 있습니다</translation>
    </message>
    <message>
        <source>%1 does not complete the handshake (%2): %3</source>
        <translation>%1이(가) 핸드셰이크를 끝내지 않습니다(%2): %3</translation>
    </message>
    <message>
        <source>%1 is an HTTP server, not a Kafka broker: check the port</source>
        <translation>%1은(는) Kafka 브로커가 아니라 HTTP 서버입니다. 포트를 확인하십시오</translation>
    </message>
    <message>
        <source>%1 is an SSH server, not a Kafka broker: check the port</source>
        <translation>%1은(는) Kafka 브로커가 아니라 SSH 서버입니다. 포트를 확인하십시오</translation>
    </message>
    <message>
        <source>%1 speaks TLS; this profile connects without it (security.protocol)</source>
        <translation>%1은(는) TLS를 쓰는데 이 프로필은 TLS 없이 접속합니다(security.protocol)</translation>
    </message>
    <message>
        <source>%1 would receive the %2 credentials unencrypted. Use SASL_SSL, or allow it with klamm.plaintext.credentials=allow</source>
        <translation>%1이(가) %2 인증 정보를 암호화되지 않은 채로 받게 됩니다. SASL_SSL을 쓰거나 klamm.plaintext.credentials=allow로 허용하십시오</translation>
    </message>
</context>
<context>
    <name>health</name>
    <message>
        <source>in-sync replicas are down to min.insync.replicas=%2, one more lost stops acks=all writes: %1</source>
        <translation>레플리카를 하나 잃어 min.insync.replicas=%2개만 남았고, 하나를 더 잃으면 acks=all 쓰기가 멈춥니다: %1</translation>
    </message>
    <message>
        <source>a voter of the metadata quorum does not answer or is behind (`quorum describe`)</source>
        <translation>메타데이터 쿼럼의 투표자 하나가 응답하지 않거나 뒤처져 있습니다(`quorum describe`)</translation>
    </message>
    <message>
        <source>not led by the preferred leader: %1</source>
        <translation>첫 번째가 아닌 레플리카가 리더입니다: %1</translation>
    </message>
    <message>
        <source>no leader, clients can neither read nor write: %1</source>
        <translation>리더가 없어 아무도 읽거나 쓸 수 없습니다: %1</translation>
    </message>
    <message>
        <source>the metadata quorum has no leader: the cluster cannot be changed</source>
        <translation>메타데이터 쿼럼에 리더가 없습니다. 클러스터의 아무것도 변경할 수 없습니다</translation>
    </message>
    <message>
        <source>%1 lists %2 replicas whose partition does not move: they share the throttle's rate</source>
        <translation>%1에 파티션이 이동하지 않는 레플리카 %2개가 들어 있습니다. 이들이 스로틀의 속도를 함께 씁니다</translation>
    </message>
    <message>
        <source>%1=%2 (%3) is set while nothing moves</source>
        <translation>이동 중인 것이 없는데 %1=%2(%3)이(가) 설정되어 있습니다</translation>
    </message>
    <message>
        <source>being moved (`reassignment list`): %1</source>
        <translation>이동 중(`reassignment list`): %1</translation>
    </message>
    <message>
        <source>fewer in-sync replicas than min.insync.replicas=%2, acks=all writes fail: %1</source>
        <translation>동기화된 레플리카가 min.insync.replicas=%2보다 적어 acks=all 쓰기가 실패합니다: %1</translation>
    </message>
    <message>
        <source>fewer in-sync replicas than replicas: %1</source>
        <translation>동기화된 레플리카가 레플리카보다 적습니다: %1</translation>
    </message>
    <message>
        <source>log directory %1 is offline (%2)</source>
        <translation>로그 디렉터리 %1이(가) 오프라인입니다(%2)</translation>
    </message>
    <message>
        <source>not in the cluster, though %1 replicas are placed on it</source>
        <translation>레플리카 %1개가 배치되어 있는데 클러스터에 없습니다</translation>
    </message>
    <message>
        <source>registered but not serving: stopped, starting or cut off; %1 replicas are placed on it</source>
        <translation>등록되어 있으나 서비스하지 않습니다(중지됨, 시작 중 또는 단절됨). 레플리카 %1개가 배치되어 있습니다</translation>
    </message>
</context>
<context>
    <name>journal</name>
    <message>
        <source>this user has no home folder for the journal: set HOME or KLAMM_STATE_HOME</source>
        <translation>이 사용자에게는 홈 폴더가 없고, HOME과 KLAMM_STATE_HOME 모두 저널 폴더를 가리키지 않습니다</translation>
    </message>
    <message>
        <source>%1 is not a journal: %2</source>
        <translation>%1은(는) 저널이 아닙니다: %2</translation>
    </message>
    <message>
        <source>%1 is not a regular file</source>
        <translation>%1은(는) 일반 파일이 아닙니다</translation>
    </message>
    <message>
        <source>other users may read the secret in %1; run chmod go= %1</source>
        <translation>비밀 값이 든 %1을(를) 다른 사용자가 읽을 수 있습니다. chmod go= %1을(를) 실행하십시오</translation>
    </message>
    <message>
        <source>version %1 was written by a newer klamm</source>
        <translation>버전 %1은(는) 더 새로운 klamm의 것입니다</translation>
    </message>
    <message>
        <source>%1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>%1 belongs to another user (uid %2); a secret is not read from it</source>
        <translation>%1이(가) 다른 사용자(uid %2)의 것입니다. 여기서 비밀 값을 읽지 않습니다</translation>
    </message>
    <message>
        <source>%1 is too large</source>
        <translation>%1이(가) 너무 큽니다</translation>
    </message>
    <message>
        <source>cannot %1 %2: %3</source>
        <translation>%2에서 %1 작업을 할 수 없습니다: %3</translation>
    </message>
    <message>
        <source>the change is too large: %1 could not be read back; make it in several changes</source>
        <translation>변경이 너무 커서 %1을(를) 다시 읽을 수 없게 됩니다. 여러 변경으로 나누십시오</translation>
    </message>
</context>
<context>
    <name>json</name>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1을(를) 읽을 수 없습니다: %2</translation>
    </message>
</context>
<context>
    <name>kafka</name>
    <message>
        <source>%1: no broker accepts to be its coordinator (%2); is the cluster restarting?</source>
        <translation>%1: 코디네이터를 거듭 조회했으나 지정된 브로커마다 아니라고 답했습니다(%2). 클러스터가 재시작 중입니까?</translation>
    </message>
    <message>
        <source>%1: the group does not exist</source>
        <translation>%1: 그런 그룹이 없습니다</translation>
    </message>
    <message>
        <source>%1: the topic or partition does not exist, or this user may not see it</source>
        <translation>%1: 그런 토픽이나 파티션이 없습니다(또는 볼 권한이 없습니다)</translation>
    </message>
    <message>
        <source>the group does not exist</source>
        <translation>그런 그룹이 없습니다</translation>
    </message>
    <message>
        <source>the topic or partition does not exist, or this user may not see it</source>
        <translation>그런 토픽이나 파티션이 없습니다(또는 볼 권한이 없습니다)</translation>
    </message>
    <message>
        <source>%1: Kafka answered %2</source>
        <translation>%1: Kafka의 응답 %2</translation>
    </message>
    <message>
        <source>%1: Kafka does not accept this topic name</source>
        <translation>%1: Kafka가 이 토픽 이름을 받아들이지 않습니다</translation>
    </message>
    <message>
        <source>%1: its coordinator is still loading; try again shortly</source>
        <translation>%1: 코디네이터가 아직 로드 중입니다. 잠시 뒤에 다시 시도하십시오</translation>
    </message>
    <message>
        <source>%1: not authorised (needs DESCRIBE on the group)</source>
        <translation>%1: 권한이 없습니다(그룹에 대한 DESCRIBE 필요)</translation>
    </message>
    <message>
        <source>%1: not authorised (needs DESCRIBE on the topic)</source>
        <translation>%1: 권한이 없습니다(토픽에 대한 DESCRIBE 필요)</translation>
    </message>
    <message>
        <source>%1: not authorised (needs DESCRIBE or DESCRIBE_CONFIGS on the cluster)</source>
        <translation>%1: 권한이 없습니다(클러스터에 대한 DESCRIBE 또는 DESCRIBE_CONFIGS 필요)</translation>
    </message>
    <message>
        <source>%1: the partition has no leader</source>
        <translation>%1: 파티션에 리더가 없습니다</translation>
    </message>
    <message>
        <source>Kafka answered %2</source>
        <translation>Kafka의 응답 %2</translation>
    </message>
    <message>
        <source>Kafka does not accept this topic name</source>
        <translation>Kafka가 이 토픽 이름을 받아들이지 않습니다</translation>
    </message>
    <message>
        <source>its coordinator is still loading; try again shortly</source>
        <translation>코디네이터가 아직 로드 중입니다. 잠시 뒤에 다시 시도하십시오</translation>
    </message>
    <message>
        <source>not authorised (needs DESCRIBE on the group)</source>
        <translation>권한이 없습니다(그룹에 대한 DESCRIBE 필요)</translation>
    </message>
    <message>
        <source>not authorised (needs DESCRIBE on the topic)</source>
        <translation>권한이 없습니다(토픽에 대한 DESCRIBE 필요)</translation>
    </message>
    <message>
        <source>not authorised (needs DESCRIBE or DESCRIBE_CONFIGS on the cluster)</source>
        <translation>권한이 없습니다(클러스터에 대한 DESCRIBE 또는 DESCRIBE_CONFIGS 필요)</translation>
    </message>
    <message>
        <source>the partition has no leader</source>
        <translation>파티션에 리더가 없습니다</translation>
    </message>
</context>
<context>
    <name>names</name>
    <message>
        <source>"%1" is not a pattern (RE2 syntax): %2</source>
        <translation>"%1"은(는) 패턴(RE2 문법)이 아닙니다: %2</translation>
    </message>
    <message>
        <source>"%1" names no partitions; write TOPIC:3, TOPIC:0,3 or TOPIC:0-5</source>
        <translation>"%1"은(는) 파티션을 가리키지 않습니다. TOPIC:3, TOPIC:0,3 또는 TOPIC:0-5로 쓰십시오</translation>
    </message>
</context>
<context>
    <name>net</name>
    <message>
        <source>%1 announced a reply of %2 bytes; the limit is %3 MiB</source>
        <translation>%1이(가) %2바이트의 응답을 예고했습니다. 최대 %3 MiB까지 받습니다</translation>
    </message>
    <message>
        <source>%1 throttles this client for another %2 ms</source>
        <translation>%1이(가) 앞으로 %2 ms 동안 요청하지 말라고 했습니다(스로틀됨)</translation>
    </message>
    <message>
        <source>%1 did not answer within the timeout</source>
        <translation>%1이(가) 주어진 시간 안에 응답하지 않았습니다</translation>
    </message>
    <message>
        <source>%1 keeps failing: klamm sends it at most %2 requests a second, and this one was not sent</source>
        <translation>%1이(가) 거듭 실패하거나 오류로 답했습니다. 초당 %2번까지만 물으며, 이 요청은 보내지 않았습니다</translation>
    </message>
    <message>
        <source>%1 sent a reply without a request</source>
        <translation>%1이(가) 아무도 요청하지 않은 응답을 보냈습니다</translation>
    </message>
    <message>
        <source>%1 was busy with other requests until the timeout</source>
        <translation>%1이(가) 주어진 시간 내내 다른 요청으로 바빴습니다</translation>
    </message>
    <message>
        <source>no connection to %1 could be opened within the timeout</source>
        <translation>주어진 시간 안에 %1와(과) 연결되지 않았습니다</translation>
    </message>
    <message>
        <source>the cluster lists %1 brokers; the limit is 10000</source>
        <translation>클러스터가 브로커 %1개를 나열합니다. 10000개까지만 인정합니다</translation>
    </message>
    <message>
        <source>the reply of %1 had to wait: the client already holds %2 MiB of unread replies, its limit</source>
        <translation>%1의 응답이 기다려야 했습니다. 클라이언트가 아직 아무도 가져가지 않은 응답을 %2 MiB 가지고 있으며 더 가질 수 없습니다</translation>
    </message>
    <message>
        <source>the timeout has passed</source>
        <translation>주어진 시간이 지났습니다</translation>
    </message>
    <message>
        <source>this is cluster %1, not %2: its answer is not used</source>
        <translation>이것은 %2이(가) 아니라 클러스터 %1입니다. 그 응답은 쓰지 않았습니다</translation>
    </message>
    <message>
        <source>the Kerberos ticket for %1 has not come: the KDC does not answer</source>
        <translation>%1에 쓸 Kerberos 티켓을 받지 못했습니다: KDC가 응답하지 않습니다</translation>
    </message>
    <message>
        <source>the bearer token for %1 has not come: its endpoint or program does not answer</source>
        <translation>%1에 쓸 베어러 토큰을 받지 못했습니다: 토큰 엔드포인트 또는 프로그램이 응답하지 않습니다</translation>
    </message>
    <message>
        <source>%1; the cluster answered at another address, and advertises %2 for broker %3</source>
        <translation>%1; 클러스터는 다른 주소에서 답했으며 브로커 %3의 주소로 %2을(를) 알립니다</translation>
    </message>
    <message>
        <source>%1 accepted no connection within %2 ms</source>
        <translation>%1이(가) %2 ms 안에 연결을 받지 않았습니다</translation>
    </message>
    <message>
        <source>%1 accepted the connection but does not complete Kafka's handshake: is it a Kafka port?</source>
        <translation>%1이(가) 연결은 받았으나 Kafka 핸드셰이크를 끝내지 않습니다. Kafka 포트입니까?</translation>
    </message>
    <message>
        <source>%1 accepted the connection but does not complete the TLS handshake: is it a TLS port?</source>
        <translation>%1이(가) 연결은 받았으나 TLS 핸드셰이크를 끝내지 않습니다. TLS 포트입니까?</translation>
    </message>
    <message>
        <source>%1 answered with a wrong correlation id or surplus bytes (API key %2)</source>
        <translation>%1이(가) 잘못된 correlation ID나 남는 바이트로 답했습니다(API 키 %2)</translation>
    </message>
    <message>
        <source>%1 cannot be reached: %2</source>
        <translation>%1에 접속할 수 없습니다: %2</translation>
    </message>
    <message>
        <source>%1 does not complete the authentication</source>
        <translation>%1이(가) 인증을 끝내지 않습니다</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>취소됨</translation>
    </message>
    <message>
        <source>cannot read the address "%1": %2; write HOST:PORT[,HOST:PORT…], IPv6 in brackets</source>
        <translation>주소 "%1"을(를) 읽을 수 없습니다: %2. HOST:PORT[,HOST:PORT...]로 쓰고, IPv6는 대괄호로 묶으십시오</translation>
    </message>
    <message>
        <source>idle for five minutes</source>
        <translation>5분 동안 쓰지 않음</translation>
    </message>
    <message>
        <source>no bootstrap address was given</source>
        <translation>부트스트랩 주소를 지정하지 않았습니다</translation>
    </message>
    <message>
        <source>none of %n addresses answered: %1</source>
        <translation>주소 %n개 중 응답한 것이 없습니다: %1</translation>
    </message>
    <message>
        <source>the client was closed</source>
        <translation>클라이언트가 닫혔습니다</translation>
    </message>
    <message>
        <source>the cluster lists no live broker %1</source>
        <translation>클러스터에 살아 있는 브로커 %1이(가) 없습니다</translation>
    </message>
    <message>
        <source>the connection to %1 was lost: %2</source>
        <translation>%1와(과)의 연결이 끊어졌습니다: %2</translation>
    </message>
    <message>
        <source>the profile is read-only: %1; nothing was sent</source>
        <translation>프로필이 읽기 전용입니다: %1. 아무것도 보내지 않았습니다</translation>
    </message>
    <message>
        <source>the session ends soon: another connection replaces it</source>
        <translation>세션이 곧 끝납니다. 다른 연결이 이 연결을 대신합니다</translation>
    </message>
</context>
<context>
    <name>oauth</name>
    <message>
        <source>sasl.oauthbearer.assertion.private.key.file: %1</source>
        <translation>sasl.oauthbearer.assertion.private.key.file: %1</translation>
    </message>
    <message>
        <source>the token endpoint %1 refuses the assertion (HTTP %2): wrong key, claims or clock</source>
        <translation>토큰 엔드포인트 %1이(가) 어설션을 거부합니다(HTTP %2): 키, 클레임 또는 시계가 맞지 않습니다</translation>
    </message>
    <message>
        <source>OAUTHBEARER from a token endpoint needs libcurl.so.4 (Debian package: libcurl4)</source>
        <translation>토큰 엔드포인트를 쓰는 OAUTHBEARER에는 libcurl.so.4가 필요합니다(Debian 패키지: libcurl4)</translation>
    </message>
    <message>
        <source>sasl.oauthbearer.token.endpoint.url must begin with https://, not %1</source>
        <translation>sasl.oauthbearer.token.endpoint.url은 %1이(가) 아니라 https://로 시작해야 합니다</translation>
    </message>
    <message>
        <source>the token endpoint %1 answers without a token (HTTP %2): is the address right?</source>
        <translation>토큰 엔드포인트 %1이(가) 토큰 없이 답합니다(HTTP %2). 주소가 맞습니까?</translation>
    </message>
    <message>
        <source>the token endpoint %1 does not answer: %2</source>
        <translation>토큰 엔드포인트 %1이(가) 응답하지 않습니다: %2</translation>
    </message>
    <message>
        <source>the token endpoint %1 redirects (HTTP %2), which Klamm does not follow</source>
        <translation>토큰 엔드포인트 %1이(가) 다른 주소로 보내며(HTTP %2), Klamm은 이를 따라가지 않습니다</translation>
    </message>
    <message>
        <source>the token endpoint %1 refuses client %2 (HTTP %3): wrong client id, secret or scope</source>
        <translation>토큰 엔드포인트 %1이(가) 클라이언트 %2을(를) 거부합니다(HTTP %3). 클라이언트 ID, 비밀 값 또는 scope가 틀렸습니다</translation>
    </message>
</context>
<context>
    <name>plan</name>
    <message>
        <source>topic %1 is internal to Kafka: groups, transactions or remote records depend on it</source>
        <translation>토픽 %1은(는) Kafka 자체의 토픽입니다: 그룹, 트랜잭션 또는 원격 레코드가 여기에 의존합니다</translation>
    </message>
    <message>
        <source>line %1 of the file: column %2 is missing</source>
        <translation>파일의 %1번째 줄: 열 %2이(가) 없습니다</translation>
    </message>
    <message>
        <source>line %1 of the file: partition %2 of topic %3 appears twice with different offsets</source>
        <translation>파일의 %1번째 줄: 토픽 %3의 파티션 %2이(가) 이미 나왔습니다. 어느 오프셋입니까?</translation>
    </message>
    <message>
        <source>line %1 of the file: column %2 (%3) is "%4", not a whole number from 0 up</source>
        <translation>파일의 %1번째 줄: %2번째 열(%3)은 0 이상의 정수여야 하지만 "%4"입니다</translation>
    </message>
    <message>
        <source>line %1 of the file: column "%2" appears twice</source>
        <translation>파일의 %1번째 줄: 열 "%2"이(가) 두 번 나옵니다</translation>
    </message>
    <message>
        <source>line %1 of the file: a quote is not closed</source>
        <translation>파일의 %1번째 줄: 따옴표가 끝나지 않습니다</translation>
    </message>
    <message>
        <source>%1 of the file not used: they are for other groups (%2)</source>
        <translation>파일의 %1을(를) 사용하지 않았습니다: 다른 그룹(%2)의 것입니다</translation>
    </message>
    <message>
        <source>%1 is %2: the first record at or after that time is taken in each log</source>
        <translation>%1은(는) %2입니다: 각 로그에서 그 시각 이후의 첫 레코드를 사용합니다</translation>
    </message>
    <message>
        <source>%1 and %2 differ only in . and _: Kafka allows one of them</source>
        <translation>%1와(과) %2은(는) . 과 _ 만 다릅니다. Kafka는 둘 중 하나만 받습니다</translation>
    </message>
    <message>
        <source>%1 and %2 more have no value of their own: the whole lists are set, because Kafka would edit its default instead</source>
        <translation>%1 외 %2개에는 자체 값이 없어 Kafka가 지금 적용되는 값 대신 자신의 기본값을 고치게 됩니다. 그래서 목록 전체를 설정합니다</translation>
    </message>
    <message>
        <source>%1 is not an offset: write latest-N to count from the end, earliest+N from the start</source>
        <translation>%1은(는) 어디서부터 셉니까? 끝에서부터는 latest-N, 처음부터는 earliest+N으로 쓰십시오</translation>
    </message>
    <message>
        <source>%1 has a key "%2", which Kafka's reassignment file does not have</source>
        <translation>%1에 Kafka의 재할당 파일이 모르는 키 "%2"이(가) 있습니다</translation>
    </message>
    <message>
        <source>%1 has no live replica (brokers %2): no leader can be elected</source>
        <translation>%1에 살아 있는 레플리카가 없어(브로커 %2) 아무도 선출할 수 없습니다</translation>
    </message>
    <message>
        <source>%1 has no value of its own: the whole list is set, because Kafka would edit its default instead</source>
        <translation>%1에는 자체 값이 없어 Kafka가 지금 적용되는 값 대신 자신의 기본값을 고치게 됩니다. 그래서 목록 전체를 설정합니다</translation>
    </message>
    <message>
        <source>%1 is %2, which is not an id</source>
        <translation>%1은(는) %2이며, 이것은 ID가 아닙니다</translation>
    </message>
    <message>
        <source>%1 is already being moved to brokers %2</source>
        <translation>%1은(는) 이미 브로커 %2(으)로 이동 중입니다</translation>
    </message>
    <message>
        <source>%1 is missing or not a text</source>
        <translation>%1이(가) 없거나 텍스트가 아닙니다</translation>
    </message>
    <message>
        <source>%1 is missing or not a whole number</source>
        <translation>%1이(가) 없거나 정수가 아닙니다</translation>
    </message>
    <message>
        <source>%1 is missing, empty or not a list</source>
        <translation>%1이(가) 없거나 비었거나 목록이 아닙니다</translation>
    </message>
    <message>
        <source>%1 is not a list</source>
        <translation>%1은(는) 목록이 아닙니다</translation>
    </message>
    <message>
        <source>%1 is not an object</source>
        <translation>%1은(는) 객체가 아닙니다</translation>
    </message>
    <message>
        <source>%1 is not an offset: write %2 or %2%3N with a whole number N</source>
        <translation>%1은(는) 오프셋이 아닙니다. %2 또는 %2%3N으로 쓰십시오(N은 정수)</translation>
    </message>
    <message>
        <source>%1 is not an offset: write earliest[+N], latest[-N], a number, @TIME with a zone, @-2h or max-timestamp</source>
        <translation>%1은(는) 오프셋이 아닙니다. earliest[+N], latest[-N], 숫자, 시간대가 있는 @TIME, @-2h 또는 max-timestamp로 쓰십시오</translation>
    </message>
    <message>
        <source>%1 is not a secret: Kafka shows its value to everybody. Give the value itself</source>
        <translation>%1은(는) 비밀 값이 아닙니다. Kafka가 그 값을 모두에게 보여 주므로 파일이나 변수를 읽지 않습니다. 값을 직접 지정하십시오</translation>
    </message>
    <message>
        <source>%1 is not a topic name</source>
        <translation>%1은(는) 토픽 이름이 아닙니다</translation>
    </message>
    <message>
        <source>%1 is not 1, the only known version</source>
        <translation>%1이(가) 1이 아닙니다. 다른 값은 알지 못합니다</translation>
    </message>
    <message>
        <source>%1 is not set, and its default is not known</source>
        <translation>%1이(가) 설정되어 있지 않으며, 그때 무엇이 적용되는지 알려 주지 않습니다</translation>
    </message>
    <message>
        <source>%1 is read-only: set it in the broker's server.properties and restart the broker</source>
        <translation>%1은(는) 읽기 전용입니다. 브로커 자신의 파일에 있으며 재시작이 필요합니다</translation>
    </message>
    <message>
        <source>%1 of topic %2 is *, which klamm did not set: it stays</source>
        <translation>토픽 %2의 %1은(는) *입니다. 이동이 남기는 값이 아니므로 그대로 둡니다</translation>
    </message>
    <message>
        <source>%1 of topic %2 names replicas of that topic: it is not copied</source>
        <translation>토픽 %2의 %1은(는) 그 토픽의 레플리카를 가리킵니다. 가져오지 않습니다</translation>
    </message>
    <message>
        <source>%1 copied so far will be discarded</source>
        <translation>이미 복사한 %1을(를) 버립니다</translation>
    </message>
    <message>
        <source>%1: no record of %2 is that new; the end of the log is taken</source>
        <translation>%1: %2에는 그만큼 새로운 레코드가 없습니다. 로그의 끝을 씁니다</translation>
    </message>
    <message>
        <source>%1: the offset is outside the log of %2; the start or end of the log is taken</source>
        <translation>%1: %2에서 요청한 위치가 로그 밖입니다. 로그의 시작이나 끝을 씁니다</translation>
    </message>
    <message>
        <source>a throttle is still set: %1</source>
        <translation>스로틀이 아직 걸려 있습니다: %1</translation>
    </message>
    <message>
        <source>the throttle of moves in progress stays as it is</source>
        <translation>진행 중인 이동에 필요한 스로틀은 그대로 둡니다</translation>
    </message>
    <message>
        <source>topic names may have 249 characters; %1… has %2</source>
        <translation>토픽 이름은 249자까지입니다. %1...은(는) %2자입니다</translation>
    </message>
    <message>
        <source>topic names may contain letters a-z and A-Z, digits, '.', '_' and '-'; character %1 is not allowed</source>
        <translation>토픽 이름에는 문자 a-z와 A-Z, 숫자, . _ - 만 쓸 수 있습니다(%1번째 문자가 아닙니다)</translation>
    </message>
    <message>
        <source>at least %1 copied so far will be discarded</source>
        <translation>이미 복사한 것을 %1 이상 버립니다</translation>
    </message>
    <message>
        <source>broker %1 is down and gets no rate: it will copy without a limit when it is back</source>
        <translation>브로커 %1이(가) 내려가 있어 속도를 받지 못합니다. 돌아오면 제한 없이 복사합니다</translation>
    </message>
    <message>
        <source>the moves run in %1 waves of at most %2 replicas a topic, each its own change: brokers keep a throttle list once for each replica</source>
        <translation>브로커는 토픽의 스로틀 목록을 받는 레플리카마다 하나씩 보관합니다. 그래서 토픽당 최대 레플리카 %2개씩 %1개 묶음으로 옮기며, 각 묶음은 별도의 변경으로 앞 묶음이 도착한 뒤에 시작합니다</translation>
    </message>
    <message>
        <source>brokers do not know %1 and keep unknown keys secret: give it as @env:NAME or @file:PATH, never on the command line</source>
        <translation>브로커는 %1을(를) 모르며, 모르는 것의 값은 비밀로 합니다. 명령줄에 직접 쓰지 말고 @env:NAME 또는 @file:PATH로 지정하십시오</translation>
    </message>
    <message>
        <source>brokers did not validate the change: broker %1 is older than Kafka 3.2 and might make it</source>
        <translation>브로커에 받아들일지 묻지 않았습니다. 브로커 %1이(가) Kafka 3.2보다 오래되어 검증만 할 것을 실제로 실행할 수 있습니다</translation>
    </message>
    <message>
        <source>brokers did not validate the change: some brokers do not tell their version</source>
        <translation>브로커에 받아들일지 묻지 않았습니다. 버전을 알려 주지 않는 브로커가 있습니다</translation>
    </message>
    <message>
        <source>brokers did not validate the change: the profile is read-only</source>
        <translation>브로커에 받아들일지 묻지 않았습니다. 프로필이 읽기 전용입니다</translation>
    </message>
    <message>
        <source>every chosen partition has a leader</source>
        <translation>대상 파티션에 모두 리더가 있습니다</translation>
    </message>
    <message>
        <source>every chosen partition is led by its preferred leader</source>
        <translation>대상 파티션은 모두 선호 리더가 리더입니다</translation>
    </message>
    <message>
        <source>group %1 has no committed offset to shift for %2</source>
        <translation>그룹 %1이(가) %2에 커밋한 것이 없어 옮길 오프셋이 없습니다</translation>
    </message>
    <message>
        <source>group %1 has no committed offsets in the chosen partitions</source>
        <translation>그룹 %1이(가) 그중 커밋한 것이 없습니다</translation>
    </message>
    <message>
        <source>group %1 has no committed offsets to copy</source>
        <translation>그룹 %1이(가) 커밋한 것이 없어 가져올 것이 없습니다</translation>
    </message>
    <message>
        <source>group %1 is a %2 group: Kafka (up to 4.4) cannot remove its members; stop the clients</source>
        <translation>그룹 %1은(는) %2 그룹입니다. 이런 그룹에서 멤버를 제거하는 Kafka는 없습니다(4.4까지). 클라이언트를 중지하십시오</translation>
    </message>
    <message>
        <source>group %1 has members (%2)</source>
        <translation>그룹 %1은(는) 사용 중입니다(%2)</translation>
    </message>
    <message>
        <source>group %1 has members (%2): stop them first</source>
        <translation>그룹 %1은(는) 사용 중입니다(%2). 먼저 멤버를 중지하십시오</translation>
    </message>
    <message>
        <source>group %1 has members that read topic %2 (%3): stop them first</source>
        <translation>그룹 %1은(는) 사용 중이며 토픽 %2을(를) 읽습니다(%3). 먼저 멤버를 중지하십시오</translation>
    </message>
    <message>
        <source>group %1: %2; %3 read again, %4 skipped</source>
        <translation>그룹 %1: %2. %3을(를) 다시 처리하고 %4을(를) 건너뜁니다</translation>
    </message>
    <message>
        <source>group %1: no offsets to set (it has no committed offsets in the chosen partitions)</source>
        <translation>그룹 %1: 설정할 오프셋이 나오지 않습니다(요청한 것 중 커밋된 것이 없습니다)</translation>
    </message>
    <message>
        <source>group %1: partition %2 does not exist</source>
        <translation>그룹 %1: 파티션 %2이(가) 없습니다</translation>
    </message>
    <message>
        <source>the number of lost records is not known while the brokers that hold them are down; if one comes back instead, nothing is lost</source>
        <translation>레코드를 가진 브로커가 없는 동안에는 레코드를 얼마나 잃는지 알 수 없습니다. 그중 하나가 돌아오면 다시 리더가 되며 잃는 것이 없습니다</translation>
    </message>
    <message>
        <source>made_at is not a possible time</source>
        <translation>made_at이 계획에 있을 수 없는 시각입니다</translation>
    </message>
    <message>
        <source>no group matches</source>
        <translation>이것으로 선택되는 그룹이 없습니다</translation>
    </message>
    <message>
        <source>no throttle is left</source>
        <translation>남은 스로틀이 없습니다</translation>
    </message>
    <message>
        <source>no partition moves: nothing to cancel</source>
        <translation>취소할 수 있는 이동이 없습니다</translation>
    </message>
    <message>
        <source>topic %1 is not moved: its throttle list already has %2 of the %3 bytes Kafka allows, no room for partition %4</source>
        <translation>토픽 %1을(를) 전혀 옮기지 않습니다. 스로틀 목록이 Kafka가 받는 %3바이트 중 %2바이트를 이미 차지해 파티션 %4이(가) 들어갈 자리가 없습니다</translation>
    </message>
    <message>
        <source>the throttle list of topic %1 already uses %2 of the %3 bytes Kafka allows, which makes the waves small</source>
        <translation>토픽 %1의 스로틀 목록이 Kafka가 받는 %3바이트 중 %2바이트를 이미 차지해 묶음이 작아집니다</translation>
    </message>
    <message>
        <source>partition %1 is already being moved there</source>
        <translation>파티션 %1은(는) 이미 그곳으로 이동 중입니다</translation>
    </message>
    <message>
        <source>replication factor %1 is more than the %2 live brokers: Kafka decides, and may place replicas on brokers that are down</source>
        <translation>복제 계수 %1이(가) 살아 있는 브로커 %2개보다 많습니다. Kafka가 결정하며, 없는 브로커에 레플리카를 줄 수 있습니다</translation>
    </message>
    <message>
        <source>steps is not a list</source>
        <translation>steps가 목록이 아닙니다</translation>
    </message>
    <message>
        <source>the controller places the new partitions of topic %1: some brokers do not tell whether they are cordoned</source>
        <translation>토픽 %1의 새 파티션은 컨트롤러가 배치합니다. 배치에서 제외(cordoned)되었는지 알려 주지 않는 브로커가 있습니다</translation>
    </message>
    <message>
        <source>the controller places the new partitions of topic %1: %2 replicas need more than the %3 live, uncordoned brokers</source>
        <translation>토픽 %1의 새 파티션은 컨트롤러가 배치합니다. 레플리카가 %2개씩이므로, 살아 있고 배치에서 제외(cordoned)되지 않은 브로커 %3개보다 많이 필요합니다</translation>
    </message>
    <message>
        <source>a topic name may not be empty</source>
        <translation>빈 이름은 토픽 이름이 아닙니다</translation>
    </message>
    <message>
        <source>the plan has no cluster_id</source>
        <translation>계획에 cluster_id가 없습니다</translation>
    </message>
    <message>
        <source>the rate of broker %1 stays: it still receives replicas</source>
        <translation>브로커 %1의 속도를 그대로 둡니다. 아직 레플리카를 받고 있습니다</translation>
    </message>
    <message>
        <source>group %1 does not exist</source>
        <translation>그룹 %1이(가) 없습니다</translation>
    </message>
    <message>
        <source>group %1 does not exist: this creates it, as a classic group</source>
        <translation>그룹 %1이(가) 아직 없습니다. 이 오프셋들과 함께 classic 그룹으로 생깁니다</translation>
    </message>
    <message>
        <source>the operation "%1" does not exist</source>
        <translation>작업 "%1"이(가) 없습니다</translation>
    </message>
    <message>
        <source>partition %1 does not exist: the topic does not exist</source>
        <translation>파티션 %1이(가) 없습니다. 그런 토픽이 없습니다</translation>
    </message>
    <message>
        <source>partition %1 does not exist: the topic has %2</source>
        <translation>파티션 %1이(가) 없습니다. 토픽에는 파티션이 %2개 있습니다</translation>
    </message>
    <message>
        <source>topic %1 does not exist</source>
        <translation>토픽 %1이(가) 없습니다</translation>
    </message>
    <message>
        <source>topic %1 exists and differs: %2</source>
        <translation>토픽 %1이(가) 있으며 원하는 것과 다릅니다: %2</translation>
    </message>
    <message>
        <source>topic %1 has %2 partitions: Kafka cannot reduce them to %3</source>
        <translation>토픽 %1에는 파티션이 %2개 있으며 Kafka는 파티션을 줄이지 않습니다. %3개는 너무 적습니다</translation>
    </message>
    <message>
        <source>topic %1 is internal to Kafka: with more partitions, coordinators will not find what it holds</source>
        <translation>토픽 %1은(는) Kafka 자신의 것입니다. 파티션이 늘면 다른 브로커가 그 내용을 조정하게 되어 내용을 찾지 못합니다</translation>
    </message>
    <message>
        <source>topic %1 does not exist any more: its offsets in group %2 are unchanged</source>
        <translation>토픽 %1이(가) 더 이상 없습니다. 그룹 %2의 그 오프셋은 그대로 둡니다</translation>
    </message>
    <message>
        <source>topic %1 is compacted only: Kafka deletes records where cleanup.policy has delete</source>
        <translation>토픽 %1은(는) 압축(compact)만 합니다. Kafka는 cleanup.policy에 delete가 있어야 오프셋 앞의 레코드를 삭제합니다</translation>
    </message>
    <message>
        <source>topic %1 was created by that change and holds %2 now</source>
        <translation>토픽 %1은(는) 그 변경으로 생성되었으며 이제 %2이(가) 들어 있습니다</translation>
    </message>
    <message>
        <source>topic %1: one request may make 10,000 controller records, not %2</source>
        <translation>토픽 %1: 컨트롤러 레코드 %2개는 한 요청이 만들 수 있는 수(10,000)를 넘습니다</translation>
    </message>
    <message>
        <source>topic %1: one request may create 10,000 partitions, not %2: add fewer at a time</source>
        <translation>토픽 %1: 새 파티션 %2개는 한 요청이 만들 수 있는 수(10,000)를 넘습니다. 한 번에 더 적게 추가하십시오</translation>
    </message>
    <message>
        <source>until the throttle is removed, broker %1 keeps the throttle lists once for each replica: about %2 of its memory</source>
        <translation>스로틀이 해제될 때까지 브로커 %1은(는) 받는 레플리카마다 스로틀 목록을 하나씩 보관합니다. 메모리 약 %2을(를) 씁니다</translation>
    </message>
    <message>
        <source>topic %1 had replicas on brokers that are not live: the cluster places its %2 partitions</source>
        <translation>토픽 %1의 레플리카가 실행 중이 아닌 브로커에 있었습니다: 파티션 %2개를 클러스터가 배치합니다</translation>
    </message>
    <message>
        <source>the partitions of topic %1 have %2 to %3 replicas: the new ones get %4, as partition 0 has</source>
        <translation>토픽 %1의 파티션은 레플리카가 %2개에서 %3개까지입니다: 새 파티션은 파티션 0처럼 %4개를 갖습니다</translation>
    </message>
    <message>
        <source>the file has no row for group %1</source>
        <translation>파일에 그룹 %1의 행이 없습니다</translation>
    </message>
    <message>
        <source>nothing is moved: %1 of %2 moves are invalid</source>
        <translation>아무것도 옮기지 않습니다: 이동 %2개 중 %1개가 잘못되었습니다</translation>
    </message>
    <message>
        <source>line %1 of the file: column %2 is "%3"; the columns are %4</source>
        <translation>파일의 %1번째 줄: %2번째 열은 "%3"입니다. 열은 %4입니다</translation>
    </message>
    <message>
        <source>line %1 of the file: column %2 (%3) is empty</source>
        <translation>파일의 %1번째 줄: %2번째 열(%3)이 비어 있습니다</translation>
    </message>
    <message>
        <source>line %1 of the file has %2 fields; the first one has %3</source>
        <translation>파일의 %1번째 줄에는 필드가 %2개 있고, 첫 줄에는 %3개 있습니다</translation>
    </message>
    <message>
        <source>groups read topic %1: %2</source>
        <translation>토픽 %1을(를) 읽는 그룹이 있습니다: %2</translation>
    </message>
    <message>
        <source>groups read these topics: %1</source>
        <translation>이 토픽들을 읽는 그룹이 있습니다: %1</translation>
    </message>
    <message>
        <source>%1 is to be moved to brokers %2 and to brokers %3</source>
        <translation>%1을(를) 브로커 %2(으)로도 브로커 %3(으)로도 옮기도록 되어 있습니다</translation>
    </message>
    <message>
        <source>%1 is %2, before 1970: the start of each log is taken</source>
        <translation>%1은(는) 1970년 이전인 %2입니다: 각 로그의 시작을 사용합니다</translation>
    </message>
    <message>
        <source>%1 cannot be moved to broker %2: the cluster has no such broker</source>
        <translation>%1을(를) 브로커 %2(으)로 옮길 수 없습니다. 클러스터에 그런 브로커가 없습니다</translation>
    </message>
    <message>
        <source>%1 has an unknown key "%2"</source>
        <translation>%1에 알 수 없는 키 "%2"이(가) 있습니다</translation>
    </message>
    <message>
        <source>%1 is a secret: give it as @env:NAME or @file:PATH, never on the command line</source>
        <translation>%1은(는) 비밀 값입니다. 명령줄에 직접 쓰지 말고 @env:NAME 또는 @file:PATH로 지정하십시오</translation>
    </message>
    <message>
        <source>%1 must have one entry a replica, or be left out</source>
        <translation>%1에는 레플리카마다 항목이 하나씩 있어야 하며, 아니면 생략하십시오</translation>
    </message>
    <message>
        <source>%1 names a directory: only "any" is taken, the broker chooses</source>
        <translation>%1이(가) 디렉터리를 지정합니다. "any"만 받으며 브로커가 고릅니다</translation>
    </message>
    <message>
        <source>%1 of topic %2 is * and stays so: its in-sync replicas share the rate, which can starve the move</source>
        <translation>토픽 %2의 %1은(는) *이며 그대로 둡니다. 동기화된 레플리카가 속도를 함께 써서 이동이 거의 진행되지 않을 수 있습니다</translation>
    </message>
    <message>
        <source>%1 partitions have arrived and are copied back without a throttle</source>
        <translation>파티션 %1개가 이미 도착했으며 스로틀 없이 되돌려 복사합니다</translation>
    </message>
    <message>
        <source>%1 says risk "%2", but the risk of this step is "%3"</source>
        <translation>%1에는 위험이 "%2"(으)로 되어 있지만 이 단계의 위험은 "%3"입니다</translation>
    </message>
    <message>
        <source>%1 stays in the throttle list of topic %2: the partition still moves</source>
        <translation>토픽 %2의 스로틀 목록에 %1이(가) 남습니다. 그 파티션이 아직 이동 중입니다</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>1 partition has arrived and is copied back without a throttle</source>
        <translation>파티션 1개가 이미 도착했으며 스로틀 없이 되돌려 복사합니다</translation>
    </message>
    <message>
        <source>broker %1 cannot be cordoned: the cluster's metadata.version is below 4.3-IV0</source>
        <translation>브로커 %1을(를) 배치에서 제외(cordon)할 수 없습니다. 클러스터의 metadata.version이 4.3-IV0보다 낮습니다</translation>
    </message>
    <message>
        <source>broker %1 copies %2 other partition under %3: its limit becomes %4 for that too</source>
        <translation>브로커 %1이(가) %3 제한으로 다른 파티션 %2개를 복사하고 있습니다. 그 파티션의 제한도 %4이(가) 됩니다</translation>
    </message>
    <message>
        <source>broker %1 copies %2 other partitions under %3: its limit becomes %4 for them too</source>
        <translation>브로커 %1이(가) %3 제한으로 다른 파티션 %2개를 복사하고 있습니다. 그 파티션들의 제한도 %4이(가) 됩니다</translation>
    </message>
    <message>
        <source>broker %1 does not know cordoned.log.dirs: its Kafka is older than 4.3</source>
        <translation>브로커 %1은(는) cordoned.log.dirs를 알지 못합니다. Kafka가 4.3보다 오래되었습니다</translation>
    </message>
    <message>
        <source>broker %1 has %2 from its server.properties: it stays</source>
        <translation>브로커 %1의 %2은(는) server.properties에서 온 것이므로 그대로 둡니다</translation>
    </message>
    <message>
        <source>broker %1 is cordoned by its server.properties: remove cordoned.log.dirs there, and restart the broker</source>
        <translation>브로커 %1은(는) server.properties로 배치에서 제외(cordoned)되었습니다. 거기서 cordoned.log.dirs를 지우고 브로커를 재시작하십시오</translation>
    </message>
    <message>
        <source>broker %1 is down and keeps its rate</source>
        <translation>브로커 %1이(가) 내려가 있어 속도가 그대로 남습니다</translation>
    </message>
    <message>
        <source>broker %1 is down: Kafka accepts the move and waits for the broker</source>
        <translation>브로커 %1이(가) 내려가 있습니다. Kafka가 이동을 받아들이고 그 브로커를 기다립니다</translation>
    </message>
    <message>
        <source>broker %1 is not live: Kafka accepts the move and waits if it knows the broker, and refuses it if not</source>
        <translation>브로커 %1이(가) 살아 있지 않습니다. Kafka는 아는 브로커이면 이동을 받아들여 기다리고, 모르는 브로커이면 거부합니다</translation>
    </message>
    <message>
        <source>group %1 has no member %2; it has: %3</source>
        <translation>그룹 %1에 멤버 %2이(가) 없습니다. 있는 멤버: %3</translation>
    </message>
    <message>
        <source>group %1 has no members</source>
        <translation>그룹 %1에 멤버가 없습니다</translation>
    </message>
    <message>
        <source>group %1: offset %3 of %2 lies outside its log, %4 to %5</source>
        <translation>그룹 %1: %2의 오프셋 %3이(가) 로그 범위 %4~%5 밖에 있습니다</translation>
    </message>
    <message>
        <source>group %1: the log of partition %2 could not be read</source>
        <translation>그룹 %1: 파티션 %2의 로그를 읽지 못했습니다</translation>
    </message>
    <message>
        <source>made_at: %1</source>
        <translation>made_at: %1</translation>
    </message>
    <message>
        <source>no replicas are named for %1</source>
        <translation>%1에 지정된 레플리카가 없습니다</translation>
    </message>
    <message>
        <source>partition %1 ends at offset %2, before %3</source>
        <translation>파티션 %1은(는) %3보다 앞인 오프셋 %2에서 끝납니다</translation>
    </message>
    <message>
        <source>partitions of topic %1 are being moved: new ones would get too many replicas</source>
        <translation>토픽 %1의 파티션이 이동 중입니다. 새 파티션이 레플리카를 너무 많이 갖게 됩니다</translation>
    </message>
    <message>
        <source>partitions still move: the brokers' rates stay until none does</source>
        <translation>파티션이 아직 이동 중입니다. 이동이 모두 끝날 때까지 브로커의 속도를 그대로 둡니다</translation>
    </message>
    <message>
        <source>share group %1: Kafka deletes its offsets of a whole topic only; name %2 without partitions</source>
        <translation>공유 그룹 %1: Kafka는 토픽 전체의 오프셋만 삭제합니다. %2을(를) 파티션 없이 지정하십시오</translation>
    </message>
    <message>
        <source>the partitions of topic %1 have different numbers of replicas; %2 gets as many as the first</source>
        <translation>토픽 %1의 파티션은 레플리카 수가 서로 다릅니다. %2은(는) 첫 파티션의 수를 따릅니다</translation>
    </message>
    <message>
        <source>the preferred leader of %1, broker %2, is not live and in sync</source>
        <translation>%1의 선호 리더인 브로커 %2이(가) 살아 있고 동기화된 상태가 아닙니다</translation>
    </message>
    <message>
        <source>the rate of broker %1 was changed by others and stays</source>
        <translation>브로커 %1의 속도는 다른 사람이 바꾸었으므로 그대로 둡니다</translation>
    </message>
    <message>
        <source>the replicas of %1 name broker %2 twice</source>
        <translation>%1의 레플리카에 브로커 %2이(가) 두 번 있습니다</translation>
    </message>
    <message>
        <source>the schema is "%1", not "%2"</source>
        <translation>schema가 "%2"이(가) 아니라 "%1"입니다</translation>
    </message>
    <message>
        <source>the throttle list of topic %1 would have %2 bytes, more than Kafka takes (%3): of these %5 partitions the first %4 fit. Move at most so many at a time</source>
        <translation>토픽 %1의 스로틀 목록이 %2바이트가 되어 Kafka가 받는 크기(%3)를 넘습니다. 이 파티션 %5개 중 앞의 %4개가 들어갑니다. 한 번에 그만큼까지만 옮기십시오</translation>
    </message>
    <message>
        <source>topic %1 exists already</source>
        <translation>토픽 %1이(가) 이미 있습니다</translation>
    </message>
    <message>
        <source>topic %1 exists already: a clone needs a new name</source>
        <translation>토픽 %1이(가) 이미 있습니다. 복제하려면 새 이름이 필요합니다</translation>
    </message>
    <message>
        <source>topic %1: replication factor %2 is more than the %3 registered brokers</source>
        <translation>토픽 %1: 복제 계수 %2이(가) 등록된 브로커 %3개보다 많습니다</translation>
    </message>
</context>
<context>
    <name>profiles</name>
    <message>
        <source>"%1" is not a profile name; write letters, digits, dots, dashes, at most 64</source>
        <translation>"%1"은(는) 프로필 이름이 아닙니다. 문자, 숫자, 점, 대시를 64자까지 쓰십시오</translation>
    </message>
    <message>
        <source>%1: write a broker id after the dot: addresses.1</source>
        <translation>%1: 점 뒤에는 브로커 ID가 옵니다: addresses.1</translation>
    </message>
    <message>
        <source>line %1: there is a control character</source>
        <translation>%1번째 줄: 제어 문자가 있습니다</translation>
    </message>
    <message>
        <source>protection: "%1" is not one of none, confirm, read-only</source>
        <translation>protection: "%1"은(는) none, confirm, read-only 중 하나가 아닙니다</translation>
    </message>
    <message>
        <source>the file %1 does not exist</source>
        <translation>파일 %1이(가) 없습니다</translation>
    </message>
    <message>
        <source>%1 is a number of seconds, 0 to 86400</source>
        <translation>%1은(는) 0에서 86400까지의 초 단위 숫자입니다</translation>
    </message>
    <message>
        <source>%1 has no broker</source>
        <translation>%1에 브로커가 없습니다</translation>
    </message>
    <message>
        <source>%1: Klamm does not support this setting</source>
        <translation>%1: Klamm은 이 설정을 지원하지 않습니다</translation>
    </message>
    <message>
        <source>%1: Klamm makes the assertion of the settings sasl.oauthbearer.assertion.claim.*, not of a template</source>
        <translation>%1: Klamm은 템플릿이 아니라 sasl.oauthbearer.assertion.claim.* 설정으로 어설션을 만듭니다</translation>
    </message>
    <message>
        <source>line %1: this is not the TOML of kcl</source>
        <translation>%1번째 줄: kcl의 TOML 형식이 아닙니다</translation>
    </message>
    <message>
        <source>this file of %1 has no cluster</source>
        <translation>이 %1 파일에 클러스터가 없습니다</translation>
    </message>
    <message>
        <source>the file has no broker: bootstrap.servers is not set</source>
        <translation>파일에 브로커가 없습니다: bootstrap.servers가 설정되어 있지 않습니다</translation>
    </message>
    <message>
        <source>the grant jwt-bearer needs sasl.oauthbearer.assertion.private.key.file or sasl.oauthbearer.assertion.file</source>
        <translation>jwt-bearer 그랜트에는 sasl.oauthbearer.assertion.private.key.file 또는 sasl.oauthbearer.assertion.file이 필요합니다</translation>
    </message>
    <message>
        <source>the keychain does not take "%1": %2 (Debian package: libsecret-tools)</source>
        <translation>키체인에 "%1"을(를) 저장할 수 없습니다: %2(Debian 패키지: libsecret-tools)</translation>
    </message>
    <message>
        <source>Klamm does not support the SASL mechanism %1</source>
        <translation>Klamm은 SASL 메커니즘 %1을(를) 지원하지 않습니다</translation>
    </message>
    <message>
        <source>sasl.kerberos.service.name may not be "%1"; write a name such as kafka</source>
        <translation>sasl.kerberos.service.name은 kafka와 같은 이름이어야 합니다: "%1"은(는) 사용할 수 없습니다</translation>
    </message>
    <message>
        <source>AWS profile %1 gets its credentials by %2, which Klamm does not support. Put them into variables: aws configure export-credentials --profile %1 --format env</source>
        <translation>AWS 프로파일 %1은(는) 자격 증명을 %2(으)로 받으며, Klamm은 이를 지원하지 않습니다. 환경 변수로 내보내십시오: aws configure export-credentials --profile %1 --format env</translation>
    </message>
    <message>
        <source>klamm.aws.access.key.id and klamm.aws.secret.access.key belong together: set both or none</source>
        <translation>klamm.aws.access.key.id와 klamm.aws.secret.access.key는 함께 설정해야 합니다: 둘 다 설정하거나 둘 다 지우십시오</translation>
    </message>
    <message>
        <source>sasl.jaas.config: Klamm does not assume the role of awsRoleArn; put its credentials into an AWS profile</source>
        <translation>sasl.jaas.config: Klamm은 awsRoleArn의 역할을 맡지 않습니다. 그 자격 증명을 AWS 프로파일에 넣으십시오</translation>
    </message>
    <message>
        <source>AWS credentials are missing: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or write them under [%1] in %2</source>
        <translation>AWS 자격 증명이 없습니다: AWS_ACCESS_KEY_ID와 AWS_SECRET_ACCESS_KEY를 설정하거나 %2의 [%1] 아래에 적으십시오</translation>
    </message>
    <message>
        <source>this user has no home folder: set HOME or %1</source>
        <translation>이 사용자에게는 홈 폴더가 없습니다: HOME 또는 %1을(를) 설정하십시오</translation>
    </message>
    <message>
        <source>%1 and %2 are both set; unset one of them</source>
        <translation>%1와(과) %2이(가) 둘 다 설정되어 있습니다. 하나를 해제하십시오</translation>
    </message>
    <message>
        <source>%1 belongs to another user (uid %2); it is not read</source>
        <translation>%1이(가) 다른 사용자(uid %2)의 것입니다. 읽지 않습니다</translation>
    </message>
    <message>
        <source>%1 can be written by others; say chmod go-w %1</source>
        <translation>%1에 다른 사용자가 쓸 수 있습니다. chmod go-w %1을(를) 실행하십시오</translation>
    </message>
    <message>
        <source>%1 has no bootstrap.servers</source>
        <translation>%1에 bootstrap.servers가 없습니다</translation>
    </message>
    <message>
        <source>%1 is a secret: a profile holds only a reference to it</source>
        <translation>%1은(는) 비밀 값입니다. 프로필에는 그 참조만 넣습니다</translation>
    </message>
    <message>
        <source>%1 is larger than 1 MiB</source>
        <translation>%1이(가) 1 MiB보다 큽니다</translation>
    </message>
    <message>
        <source>%1 is not a regular file</source>
        <translation>%1은(는) 일반 파일이 아닙니다</translation>
    </message>
    <message>
        <source>%1 is not a secret; write its value</source>
        <translation>%1은(는) 비밀 값이 아닙니다. 값을 쓰십시오</translation>
    </message>
    <message>
        <source>%1 must be typed, and no terminal is there. Use @env:NAME or @file:PATH instead</source>
        <translation>%1을(를) 입력해야 하는데 터미널이 없습니다. 대신 @env:NAME 또는 @file:PATH를 쓰십시오</translation>
    </message>
    <message>
        <source>%1 needs sasl.password</source>
        <translation>%1에는 sasl.password가 필요합니다</translation>
    </message>
    <message>
        <source>%1 needs sasl.username and sasl.password</source>
        <translation>%1에는 sasl.username과 sasl.password가 필요합니다</translation>
    </message>
    <message>
        <source>%1 takes @env:NAME, @file:PATH or @prompt here: every user of this machine sees the command line</source>
        <translation>%1은(는) 여기서 @env:NAME, @file:PATH 또는 @prompt를 받습니다. 명령줄은 이 장비의 모든 사용자가 볼 수 있습니다</translation>
    </message>
    <message>
        <source>%1 takes @env:NAME, @file:PATH or @prompt, not the secret itself</source>
        <translation>%1은(는) 비밀 값 자체가 아니라 @env:NAME, @file:PATH 또는 @prompt를 받습니다</translation>
    </message>
    <message>
        <source>%1:</source>
        <translation>%1: </translation>
    </message>
    <message>
        <source>%1: "%2" is not one of %3</source>
        <translation>%1: "%2"은(는) 다음 중 하나가 아닙니다: %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: Klamm does not resolve ${…}; write the value itself</source>
        <translation>%1: Klamm은 ${...}를 풀지 않습니다. 값을 직접 쓰십시오</translation>
    </message>
    <message>
        <source>%1: a value is UTF-8</source>
        <translation>%1: 값은 UTF-8이어야 합니다</translation>
    </message>
    <message>
        <source>%1: a value is one line</source>
        <translation>%1: 값은 한 줄이어야 합니다</translation>
    </message>
    <message>
        <source>%1: the environment variable %2 is not set</source>
        <translation>%1: 환경 변수 %2이(가) 설정되어 있지 않습니다</translation>
    </message>
    <message>
        <source>%1: the file %2 does not exist</source>
        <translation>%1: 파일 %2이(가) 없습니다</translation>
    </message>
    <message>
        <source>%1: the keychain does not give "%2": %3. Store it with: secret-tool store --label=klamm application klamm key %2 (Debian package: libsecret-tools)</source>
        <translation>%1: 키체인이 "%2"을(를) 주지 않습니다: %3. 다음 명령으로 저장하십시오: secret-tool store --label=klamm application klamm key %2 (Debian 패키지: libsecret-tools)</translation>
    </message>
    <message>
        <source>%1=%2: Klamm cannot run Java classes; remove the setting</source>
        <translation>%1=%2: Klamm은 Java 클래스를 실행할 수 없습니다. 이 설정을 지우십시오</translation>
    </message>
    <message>
        <source>OAUTHBEARER needs sasl.oauthbearer.client.credentials.client.id</source>
        <translation>OAUTHBEARER에는 sasl.oauthbearer.client.credentials.client.id가 필요합니다</translation>
    </message>
    <message>
        <source>OAUTHBEARER needs sasl.oauthbearer.token or sasl.oauthbearer.token.endpoint.url</source>
        <translation>OAUTHBEARER에는 sasl.oauthbearer.token 또는 sasl.oauthbearer.token.endpoint.url이 필요합니다</translation>
    </message>
    <message>
        <source>\u wants four hexadecimal digits</source>
        <translation>\u 뒤에는 16진수 네 자리가 필요합니다</translation>
    </message>
    <message>
        <source>addresses of brokers and of controllers are named</source>
        <translation>브로커 주소와 컨트롤러 주소를 함께 지정했습니다</translation>
    </message>
    <message>
        <source>cannot %1 %2: %3</source>
        <translation>%2에서 %1 작업을 할 수 없습니다: %3</translation>
    </message>
    <message>
        <source>it is not UTF-8</source>
        <translation>UTF-8이 아닙니다</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>%1번째 줄: %2</translation>
    </message>
    <message>
        <source>no profile key "%1"</source>
        <translation>프로필 키 "%1"이(가) 없습니다</translation>
    </message>
    <message>
        <source>no profile key "%1", did you mean "%2"?</source>
        <translation>프로필 키 "%1"이(가) 없습니다. "%2"을(를) 뜻합니까?</translation>
    </message>
    <message>
        <source>other users may read or write the secret in %1; say chmod go-rwx %1</source>
        <translation>%1에 든 비밀 값을 다른 사용자가 읽거나 쓸 수 있습니다. chmod go-rwx %1을(를) 실행하십시오</translation>
    </message>
    <message>
        <source>profile "%1" does not exist</source>
        <translation>프로필 "%1"이(가) 없습니다</translation>
    </message>
    <message>
        <source>profile "%1" does not exist, did you mean "%2"?</source>
        <translation>프로필 "%1"이(가) 없습니다. "%2"을(를) 뜻합니까?</translation>
    </message>
    <message>
        <source>profile "%1" exists already</source>
        <translation>프로필 "%1"이(가) 이미 있습니다</translation>
    </message>
    <message>
        <source>profile "%1" has no bootstrap.servers</source>
        <translation>프로필 "%1"에 bootstrap.servers가 없습니다</translation>
    </message>
    <message>
        <source>profile "%1" is of cluster %2, but cluster %3 is expected</source>
        <translation>프로필 "%1"은(는) 클러스터 %2의 것인데 클러스터 %3을(를) 기대합니다</translation>
    </message>
    <message>
        <source>sasl.jaas.config cannot be read; write MODULE required name="value" …;</source>
        <translation>sasl.jaas.config를 읽을 수 없습니다. MODULE required name="value" ...; 로 쓰십시오</translation>
    </message>
    <message>
        <source>sasl.jaas.config holds more than one login module</source>
        <translation>sasl.jaas.config에 로그인 모듈이 둘 이상 있습니다</translation>
    </message>
    <message>
        <source>sasl.jaas.config: Klamm does not resolve the value of %1 (${…})</source>
        <translation>sasl.jaas.config: Klamm은 %1의 값(${...})을 풀지 않습니다</translation>
    </message>
    <message>
        <source>sasl.jaas.config: Klamm does not support the login module %1</source>
        <translation>sasl.jaas.config: Klamm은 로그인 모듈 %1을(를) 지원하지 않습니다</translation>
    </message>
    <message>
        <source>sasl.mechanism is set without security.protocol; set SASL_SSL or SASL_PLAINTEXT</source>
        <translation>security.protocol 없이 sasl.mechanism이 설정되어 있습니다. SASL_SSL 또는 SASL_PLAINTEXT를 설정하십시오</translation>
    </message>
    <message>
        <source>sasl.oauthbearer.extensions: "%1" is not NAME=VALUE</source>
        <translation>sasl.oauthbearer.extensions: "%1"은(는) NAME=VALUE 형식이 아닙니다</translation>
    </message>
    <message>
        <source>ssl.cipher.suites: Klamm does not know the cipher suite "%1"</source>
        <translation>ssl.cipher.suites: Klamm이 암호 스위트 "%1"을(를) 알지 못합니다</translation>
    </message>
    <message>
        <source>ssl.enabled.protocols=%1: Klamm supports TLSv1.2 and TLSv1.3</source>
        <translation>ssl.enabled.protocols=%1: Klamm은 TLSv1.2와 TLSv1.3을 지원합니다</translation>
    </message>
    <message>
        <source>ssl.endpoint.identification.algorithm is https or empty, not "%1"</source>
        <translation>ssl.endpoint.identification.algorithm은 "%1"이(가) 아니라 https이거나 비어 있어야 합니다</translation>
    </message>
    <message>
        <source>ssl.truststore.location: %1 is empty</source>
        <translation>ssl.truststore.location: %1이(가) 비어 있습니다</translation>
    </message>
    <message>
        <source>two configurations are named</source>
        <translation>설정 두 개를 지정했습니다</translation>
    </message>
</context>
<context>
    <name>program</name>
    <message>
        <source>%1 did not end in time and was killed</source>
        <translation>%1이(가) 제시간에 끝나지 않아 강제로 종료되었습니다</translation>
    </message>
    <message>
        <source>%1 failed: its exit status is not 0</source>
        <translation>%1이(가) 실패했습니다. 종료 상태가 0이 아닙니다</translation>
    </message>
    <message>
        <source>%1 prints more than 64 KiB</source>
        <translation>%1의 출력이 64 KiB를 넘습니다</translation>
    </message>
    <message>
        <source>cannot run %1: %2</source>
        <translation>%1을(를) 실행할 수 없습니다: %2</translation>
    </message>
</context>
<context>
    <name>query</name>
    <message>
        <source>sort order "%1": write %2:desc</source>
        <translation>정렬 순서 "%1": %2:desc로 쓰십시오</translation>
    </message>
    <message>
        <source>sort order "%1": write COLUMN, COLUMN:asc or COLUMN:desc</source>
        <translation>정렬 순서 "%1": COLUMN, COLUMN:asc 또는 COLUMN:desc로 쓰십시오</translation>
    </message>
</context>
<context>
    <name>quotas</name>
    <message>
        <source>a quota is for entities of a type that is not known: %1</source>
        <translation>알 수 없는 종류의 개체에 대한 할당량입니다: %1</translation>
    </message>
</context>
<context>
    <name>read_only</name>
    <message>
        <source>API key %1 is not on its list of reads</source>
        <translation>API 키 %1이(가) 읽기 목록에 없습니다</translation>
    </message>
    <message>
        <source>Fetch v%1 cannot be checked</source>
        <translation>Fetch v%1은(는) 검사할 수 없습니다</translation>
    </message>
    <message>
        <source>FindCoordinator could create %1, which Metadata has not shown yet</source>
        <translation>FindCoordinator가 아직 Metadata에 보이지 않은 %1을(를) 만들 수 있습니다</translation>
    </message>
    <message>
        <source>FindCoordinator of key type %1 is not known to read</source>
        <translation>키 유형 %1의 FindCoordinator가 읽기인지 알 수 없습니다</translation>
    </message>
    <message>
        <source>Metadata v%1 of a topic by its name would create it</source>
        <translation>토픽을 이름으로 묻는 Metadata v%1은(는) 그 토픽을 만들 수 있습니다</translation>
    </message>
    <message>
        <source>this Fetch would be a replica's</source>
        <translation>이 Fetch는 레플리카의 것이 됩니다</translation>
    </message>
    <message>
        <source>this Fetch would open a session on the broker</source>
        <translation>이 Fetch는 브로커에 세션을 엽니다</translation>
    </message>
    <message>
        <source>this Metadata request would create the topics it names</source>
        <translation>이 Metadata 요청은 지정한 토픽을 만들 수 있습니다</translation>
    </message>
    <message>
        <source>this request cannot be read: %1</source>
        <translation>이 요청을 읽을 수 없습니다: %1</translation>
    </message>
</context>
<context>
    <name>render</name>
    <message>
        <source>no format "%1", did you mean "%3"? There are %2</source>
        <translation>형식 "%1"이(가) 없습니다. "%3"을(를) 뜻합니까? 있는 형식: %2</translation>
    </message>
    <message>
        <source>no format "%1"; there are %2</source>
        <translation>형식 "%1"이(가) 없습니다. 있는 형식: %2</translation>
    </message>
</context>
<context>
    <name>rpc</name>
    <message>
        <source>%1 sent a reply that is not %2 v%3: %4 at byte %5</source>
        <translation>%1이(가) 보낸 응답이 %2 v%3이(가) 아닙니다: %5번째 바이트에서 %4</translation>
    </message>
    <message>
        <source>this is a controller: %1 is for brokers</source>
        <translation>이것은 컨트롤러입니다: %1은(는) 브로커용입니다</translation>
    </message>
    <message>
        <source>%1 v%2, the newest this broker speaks, cannot carry the request: %3</source>
        <translation>이 브로커가 쓰는 가장 새로운 버전인 %1 v%2(으)로는 요청을 전달할 수 없습니다: %3</translation>
    </message>
    <message>
        <source>this broker does not offer %1 (needs Kafka %2 or newer, and a service that implements it)</source>
        <translation>이 브로커는 %1을(를) 제공하지 않습니다(Kafka %2 이상과 이를 구현한 서비스가 필요합니다)</translation>
    </message>
    <message>
        <source>this broker speaks %1 in versions %2 to %3; version %4 or newer is needed</source>
        <translation>이 브로커는 %1을(를) 버전 %2에서 %3까지 씁니다. 버전 %4 이상이 필요합니다</translation>
    </message>
</context>
<context>
    <name>sasl</name>
    <message>
        <source>the AWS access key, secret key or session token is not valid</source>
        <translation>AWS 액세스 키, 비밀 키 또는 세션 토큰이 올바르지 않습니다</translation>
    </message>
    <message>
        <source>the host name %1 has no AWS region: set klamm.aws.region</source>
        <translation>이름 %1에는 AWS 리전이 없습니다: klamm.aws.region을 설정하십시오</translation>
    </message>
    <message>
        <source>AWS credentials are missing</source>
        <translation>AWS 자격 증명이 없습니다</translation>
    </message>
    <message>
        <source>%1 answers %2 with bytes that cannot be read</source>
        <translation>%1이(가) %2에 읽을 수 없는 바이트로 답합니다</translation>
    </message>
    <message>
        <source>%1 broke the rules of %2: %3</source>
        <translation>%1이(가) %2의 규칙을 어겼습니다: %3</translation>
    </message>
    <message>
        <source>%1 does not accept %2 (%3): wrong user name or credentials</source>
        <translation>%1이(가) %2을(를) 받아들이지 않습니다(%3). 사용자 이름이나 인증 정보가 틀렸습니다</translation>
    </message>
    <message>
        <source>%1 does not accept the bearer token</source>
        <translation>%1이(가) bearer 토큰을 받아들이지 않습니다</translation>
    </message>
    <message>
        <source>%1 does not enable the SASL mechanism %2; it enables %3. Set sasl.mechanism to one of these</source>
        <translation>%1에는 SASL 메커니즘 %2이(가) 켜져 있지 않습니다. 켜져 있는 것: %3. sasl.mechanism을 그중 하나로 설정하십시오</translation>
    </message>
    <message>
        <source>%1 does not end the authentication</source>
        <translation>%1이(가) 인증을 끝내지 않습니다</translation>
    </message>
    <message>
        <source>%1 has no SASL on this listener: set security.protocol to SSL or PLAINTEXT, or use its SASL port</source>
        <translation>%1의 이 리스너에는 SASL이 없습니다. security.protocol을 SSL이나 PLAINTEXT로 설정하거나 SASL 포트를 쓰십시오</translation>
    </message>
    <message>
        <source>%1 offers no SASL authentication that Klamm supports (Kafka 1.0 or newer)</source>
        <translation>%1에는 Klamm이 지원하는 SASL 인증이 없습니다(Kafka 1.0 이상)</translation>
    </message>
    <message>
        <source>%1 refuses to start SASL authentication: %2</source>
        <translation>%1이(가) SASL 인증을 시작하기를 거부합니다: %2</translation>
    </message>
    <message>
        <source>Klamm does not support the SASL mechanism %1</source>
        <translation>Klamm은 SASL 메커니즘 %1을(를) 지원하지 않습니다</translation>
    </message>
    <message>
        <source>PLAIN cannot carry a user or password with a NUL byte</source>
        <translation>PLAIN은 NUL 바이트가 든 사용자 이름이나 비밀번호를 전달할 수 없습니다</translation>
    </message>
    <message>
        <source>sasl.oauthbearer.extensions: names are letters, and not "auth"</source>
        <translation>sasl.oauthbearer.extensions: 이름은 문자로 이루어지며 "auth"는 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>the bearer token is empty or holds a character that no token has</source>
        <translation>bearer 토큰이 비었거나 토큰에 있을 수 없는 문자가 있습니다</translation>
    </message>
</context>
<context>
    <name>scaling</name>
    <message>
        <source>%1 has an unknown key "%2"</source>
        <translation>%1에 알 수 없는 키 "%2"이(가) 있습니다</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>%1이(가) 없습니다</translation>
    </message>
    <message>
        <source>%1 is missing or not a list</source>
        <translation>%1이(가) 없거나 목록이 아닙니다</translation>
    </message>
    <message>
        <source>%1 is missing or not a name</source>
        <translation>%1이(가) 없거나 이름이 아닙니다</translation>
    </message>
    <message>
        <source>%1 is neither true nor false</source>
        <translation>%1이(가) true도 false도 아닙니다</translation>
    </message>
    <message>
        <source>%1 is not a list of broker ids</source>
        <translation>%1은(는) 브로커 ID 목록이 아닙니다</translation>
    </message>
    <message>
        <source>%1 is not a number from 0 to %2</source>
        <translation>%1은(는) 0에서 %2까지의 숫자가 아닙니다</translation>
    </message>
    <message>
        <source>%1 is not a replication factor</source>
        <translation>%1은(는) 복제 계수가 아닙니다</translation>
    </message>
    <message>
        <source>%1 is not a text</source>
        <translation>%1은(는) 텍스트가 아닙니다</translation>
    </message>
    <message>
        <source>%1 is not an object</source>
        <translation>%1은(는) 객체가 아닙니다</translation>
    </message>
    <message>
        <source>%1 names broker %2 twice</source>
        <translation>%1에 브로커 %2이(가) 두 번 있습니다</translation>
    </message>
    <message>
        <source>%1 names broker %2, which is not in the file</source>
        <translation>%1에 있는 브로커 %2이(가) 파일에 없습니다</translation>
    </message>
    <message>
        <source>%1: %2 appears twice</source>
        <translation>%1: %2이(가) 두 번 있습니다</translation>
    </message>
    <message>
        <source>%1: broker %2 appears twice</source>
        <translation>%1: 브로커 %2이(가) 두 번 있습니다</translation>
    </message>
    <message>
        <source>a replication factor is at least 1, slack and band are at least 0</source>
        <translation>복제 계수는 1 이상, slack과 band는 0 이상이어야 합니다</translation>
    </message>
    <message>
        <source>broker %1 cannot be brought to its share of bytes within the other rules: it holds %2, its limits are %3 and %4</source>
        <translation>다른 규칙을 지키면서 브로커 %1을(를) 제 몫의 바이트에 맞출 수 없습니다. %2이(가) 있으며 한도는 %3~%4입니다</translation>
    </message>
    <message>
        <source>broker %1 has room for %2 bytes below 85 % of its disks, %3 would be copied there: add brokers or disks</source>
        <translation>브로커 %1은(는) 디스크의 85 %까지 %2바이트를 더 담을 수 있는데 %3바이트가 그곳으로 복사됩니다. 브로커나 디스크를 추가하십시오</translation>
    </message>
    <message>
        <source>broker %1 is not live: it cannot get replicas</source>
        <translation>브로커 %1이(가) 살아 있지 않아 레플리카를 받을 수 없습니다</translation>
    </message>
    <message>
        <source>broker %1 is to be emptied and to get replicas: one of the two</source>
        <translation>브로커 %1을(를) 비우면서 레플리카도 주도록 되어 있습니다. 둘 중 하나만 지정하십시오</translation>
    </message>
    <message>
        <source>brokers are balanced by replicas alone: the size of a partition is not known</source>
        <translation>브로커를 레플리카 수로만 균형 잡습니다. 크기를 알 수 없는 파티션이 있습니다</translation>
    </message>
    <message>
        <source>brokers cannot hold equally many replicas within the other rules</source>
        <translation>다른 규칙을 지키면서 브로커의 레플리카 수를 고르게 할 수 없습니다</translation>
    </message>
    <message>
        <source>brokers cannot lead equally many partitions with these replicas</source>
        <translation>이 레플리카로는 브로커가 이끄는 파티션 수를 고르게 할 수 없습니다</translation>
    </message>
    <message>
        <source>more than %1 brokers</source>
        <translation>브로커가 %1개를 넘습니다</translation>
    </message>
    <message>
        <source>not all replicas that must move do: the bytes that may be copied do not suffice</source>
        <translation>옮겨야 할 레플리카를 모두 옮기지는 않습니다. 복사할 수 있는 바이트가 모자랍니다</translation>
    </message>
    <message>
        <source>one partition alone has %1</source>
        <translation>파티션 하나만 해도 %1입니다</translation>
    </message>
    <message>
        <source>partition %1 needs %2 brokers for its replicas, and %3 may hold them (%4 such partitions): add brokers, or lower the replication factor</source>
        <translation>파티션 %1은(는) 레플리카에 브로커 %2개가 필요한데 담을 수 있는 것은 %3개입니다(이런 파티션 %4개). 브로커를 추가하거나 복제 계수를 낮추십시오</translation>
    </message>
    <message>
        <source>partitions that are being moved already and stay as they are: %1</source>
        <translation>이미 이동 중이어서 그대로 두는 파티션: %1</translation>
    </message>
    <message>
        <source>partitions that have a replica on a broker that is not live and stay as they are: %1; empty that broker to move them</source>
        <translation>살아 있지 않은 브로커에 레플리카가 있어 그대로 두는 파티션: %1. 옮기려면 그 브로커를 비우십시오</translation>
    </message>
    <message>
        <source>partitions that have no leader and stay as they are: %1</source>
        <translation>리더가 없어 그대로 두는 파티션: %1</translation>
    </message>
    <message>
        <source>partitions that stay on a broker that is to be emptied, because they were not chosen or cannot be moved now: %1</source>
        <translation>선택하지 않았거나 지금 옮길 수 없어, 비울 브로커에 남는 파티션: %1</translation>
    </message>
    <message>
        <source>partitions whose replicas in sync are all on brokers to be emptied: %1; Kafka drops those once the copies are in sync</source>
        <translation>동기화된 레플리카가 모두 비울 브로커에 있는 파티션: %1. 복사본이 동기화되면 Kafka가 그 레플리카를 없앱니다</translation>
    </message>
    <message>
        <source>rack %1 can hold %2 replicas, %3 are needed: add a broker there, or lower the replication factor</source>
        <translation>랙 %1은(는) 레플리카 %2개를 담을 수 있는데 %3개가 필요합니다. 거기에 브로커를 추가하거나 복제 계수를 낮추십시오</translation>
    </message>
    <message>
        <source>racks are ignored: broker %1 has none</source>
        <translation>랙을 무시합니다. 브로커 %1에 랙이 없습니다</translation>
    </message>
    <message>
        <source>replicas of a topic that its brokers have too many of: %1; the other rules leave no room</source>
        <translation>한 토픽의 것이 브로커에 너무 많은 레플리카: %1. 다른 규칙 때문에 더 나눌 수 없습니다</translation>
    </message>
    <message>
        <source>the brokers that replicas may go to have too little free below 85 % of their disks: add brokers or disks</source>
        <translation>레플리카가 갈 수 있는 브로커에 디스크의 85 %까지 남은 공간이 너무 적습니다. 브로커나 디스크를 추가하십시오</translation>
    </message>
    <message>
        <source>the cluster has no broker %1</source>
        <translation>클러스터에 브로커 %1이(가) 없습니다</translation>
    </message>
    <message>
        <source>the replicas of each topic cannot be spread evenly within the other rules</source>
        <translation>다른 규칙을 지키면서 토픽마다 레플리카를 고르게 나눌 수 없습니다</translation>
    </message>
</context>
<context>
    <name>tls</name>
    <message>
        <source>%1 answers without TLS. Use the TLS port, or set security.protocol to PLAINTEXT or SASL_PLAINTEXT</source>
        <translation>%1이(가) TLS 없이 답합니다. TLS 포트를 쓰거나 security.protocol을 PLAINTEXT 또는 SASL_PLAINTEXT로 설정하십시오</translation>
    </message>
    <message>
        <source>%1 cannot be opened: the password is wrong (%2)</source>
        <translation>%1을(를) 열 수 없습니다. 비밀번호가 틀렸습니다(%2)</translation>
    </message>
    <message>
        <source>%1 cannot be used: %2</source>
        <translation>%1을(를) 쓸 수 없습니다: %2</translation>
    </message>
    <message>
        <source>%1 closed the connection in the TLS handshake: its listener may not use TLS (security.protocol)</source>
        <translation>%1이(가) TLS 핸드셰이크에서 연결을 닫았습니다. 리스너가 TLS를 쓰지 않을 수 있습니다(security.protocol)</translation>
    </message>
    <message>
        <source>%1 closed the connection in the middle of the TLS handshake</source>
        <translation>%1이(가) TLS 핸드셰이크 도중에 연결을 닫았습니다</translation>
    </message>
    <message>
        <source>%1 ends the TLS connection: %2</source>
        <translation>%1이(가) TLS 연결을 끝냅니다: %2</translation>
    </message>
    <message>
        <source>%1 ends the TLS handshake: no common cipher suite, or it wants a client certificate (ssl.cipher.suites, ssl.keystore.location)</source>
        <translation>%1이(가) TLS 핸드셰이크를 끝냅니다. 공통 암호 스위트가 없거나 클라이언트 인증서를 요구합니다(ssl.cipher.suites, ssl.keystore.location)</translation>
    </message>
    <message>
        <source>%1 has no name that a certificate can be checked for</source>
        <translation>%1에는 인증서를 확인할 수 있는 이름이 없습니다</translation>
    </message>
    <message>
        <source>%1 holds no PEM certificate</source>
        <translation>%1에 PEM 인증서가 없습니다</translation>
    </message>
    <message>
        <source>%1 is a JKS file, which only Java reads. Convert it: keytool -importkeystore -srckeystore FILE -destkeystore FILE.p12 -deststoretype PKCS12</source>
        <translation>%1은(는) Java만 읽을 수 있는 JKS 파일입니다. 변환하십시오: keytool -importkeystore -srckeystore FILE -destkeystore FILE.p12 -deststoretype PKCS12</translation>
    </message>
    <message>
        <source>%1 is encrypted with an algorithm that OpenSSL 3 no longer supports. Export it again: openssl pkcs12 -legacy -in FILE -nodes | openssl pkcs12 -export -out NEW.p12</source>
        <translation>%1은(는) OpenSSL 3이 더 이상 지원하지 않는 알고리즘으로 암호화되어 있습니다. 다시 내보내십시오: openssl pkcs12 -legacy -in FILE -nodes | openssl pkcs12 -export -out NEW.p12</translation>
    </message>
    <message>
        <source>%1 is not a PKCS#12 file</source>
        <translation>%1은(는) PKCS#12 파일이 아닙니다</translation>
    </message>
    <message>
        <source>%1 rejects the client certificate: %2. It may be expired, or issued by an authority that the broker does not trust</source>
        <translation>%1이(가) 클라이언트 인증서를 거부합니다: %2. 만료되었거나, 브로커가 신뢰하지 않는 기관이 발급했을 수 있습니다</translation>
    </message>
    <message>
        <source>%1 supports none of the TLS versions that ssl.enabled.protocols allows</source>
        <translation>%1은(는) ssl.enabled.protocols가 허용하는 TLS 버전을 하나도 지원하지 않습니다</translation>
    </message>
    <message>
        <source>%1 wants a client certificate. Set ssl.keystore.location (PKCS#12 or PEM)</source>
        <translation>%1이(가) 클라이언트 인증서를 요구합니다. ssl.keystore.location(PKCS#12 또는 PEM)을 설정하십시오</translation>
    </message>
    <message>
        <source>OpenSSL gives no TLS context</source>
        <translation>OpenSSL이 TLS 컨텍스트를 만들지 못합니다</translation>
    </message>
    <message>
        <source>TLS needs OpenSSL's libssl.so.3 (Debian package: libssl3)</source>
        <translation>TLS에 OpenSSL의 libssl.so.3이 필요합니다(Debian 패키지: libssl3)</translation>
    </message>
    <message>
        <source>TLS with %1 failed: %2</source>
        <translation>%1와(과)의 TLS가 실패했습니다: %2</translation>
    </message>
    <message>
        <source>a client certificate is set without its key (ssl.keystore.key)</source>
        <translation>클라이언트 인증서가 키 없이 설정되어 있습니다(ssl.keystore.key)</translation>
    </message>
    <message>
        <source>ssl.cipher.suites: OpenSSL does not support %1</source>
        <translation>ssl.cipher.suites: OpenSSL이 %1을(를) 지원하지 않습니다</translation>
    </message>
    <message>
        <source>ssl.enabled.protocols names neither TLSv1.2 nor TLSv1.3</source>
        <translation>ssl.enabled.protocols에 TLSv1.2도 TLSv1.3도 없습니다</translation>
    </message>
    <message>
        <source>ssl.keystore.location cannot be used: %1</source>
        <translation>ssl.keystore.location을 쓸 수 없습니다: %1</translation>
    </message>
    <message>
        <source>ssl.keystore.location holds no private key with its certificate</source>
        <translation>ssl.keystore.location에 인증서와 짝이 되는 개인 키가 없습니다</translation>
    </message>
    <message>
        <source>ssl.truststore.location holds no certificate</source>
        <translation>ssl.truststore.location에 인증서가 없습니다</translation>
    </message>
    <message>
        <source>the certificate of %1 (%2) is not accepted: %3</source>
        <translation>%1의 인증서(%2)를 받아들일 수 없습니다: %3</translation>
    </message>
    <message>
        <source>the certificate of %1 (%2) is not for servers: its extended key usage lacks serverAuth</source>
        <translation>%1의 인증서(%2)는 서버용이 아닙니다. 확장 키 용도에 serverAuth가 없습니다</translation>
    </message>
    <message>
        <source>the certificate of %1 (%2) is not valid before %3. Correct this machine's clock, or the certificate</source>
        <translation>%1의 인증서(%2)는 %3 전에는 유효하지 않습니다. 이 장비의 시계나 인증서를 바로잡으십시오</translation>
    </message>
    <message>
        <source>the certificate of %1 (%2) is self-signed and not in %3. Add it to ssl.truststore.location if you trust it</source>
        <translation>%1의 인증서(%2)는 자체 서명되었으며 %3에 없습니다. 신뢰한다면 ssl.truststore.location에 추가하십시오</translation>
    </message>
    <message>
        <source>the certificate of %1 (%2) or of its issuer has expired; it was valid from %3 to %4. Renew it, or correct this machine's clock</source>
        <translation>%1의 인증서(%2) 또는 그 발급자의 인증서가 만료되었습니다. 유효 기간은 %3부터 %4까지였습니다. 갱신하거나 이 장비의 시계를 바로잡으십시오</translation>
    </message>
    <message>
        <source>the certificate of %1 is not for %2 but for: %3. Connect by one of these names, or add the name to the certificate</source>
        <translation>%1의 인증서는 %2이(가) 아니라 다음 이름의 것입니다: %3. 이 이름 중 하나로 접속하거나 인증서에 이름을 추가하십시오</translation>
    </message>
    <message>
        <source>the certificate of %1 was issued by %2, which is not in %3. Set ssl.truststore.location to the issuer's certificate; if an intermediate is missing, the broker must send it</source>
        <translation>%1의 인증서는 %2이(가) 발급했으며, 그 발급자는 %3에 없습니다. ssl.truststore.location을 발급자의 인증서로 설정하십시오. 중간 인증서가 빠졌다면 브로커가 보내야 합니다</translation>
    </message>
    <message>
        <source>the client certificate cannot be used: %1</source>
        <translation>클라이언트 인증서를 쓸 수 없습니다: %1</translation>
    </message>
    <message>
        <source>the client certificate is not PEM: no BEGIN CERTIFICATE in it</source>
        <translation>클라이언트 인증서가 PEM이 아닙니다. BEGIN CERTIFICATE가 없습니다</translation>
    </message>
    <message>
        <source>the client's key cannot be opened: ssl.key.password is wrong</source>
        <translation>클라이언트 키를 열 수 없습니다. ssl.key.password가 틀렸습니다</translation>
    </message>
    <message>
        <source>the client's key does not belong to the client's certificate</source>
        <translation>클라이언트 키가 클라이언트 인증서와 맞지 않습니다</translation>
    </message>
    <message>
        <source>the client's key is encrypted: set ssl.key.password</source>
        <translation>클라이언트 키가 암호화되어 있습니다. ssl.key.password를 설정하십시오</translation>
    </message>
    <message>
        <source>the client's key is not a PEM private key</source>
        <translation>클라이언트 키가 PEM 개인 키가 아닙니다</translation>
    </message>
    <message>
        <source>the system's certificate authorities cannot be read: %1</source>
        <translation>시스템의 인증 기관을 읽을 수 없습니다: %1</translation>
    </message>
</context>
<context>
    <name>units</name>
    <message>
        <source>%1 looks like %2 since 1970; in milliseconds it is @%3 (%4)</source>
        <translation>%1은(는) 1970년부터의 %2처럼 보입니다. 밀리초로는 @%3(%4)입니다</translation>
    </message>
    <message>
        <source>%1 is after the year 2100</source>
        <translation>%1은(는) 2100년 이후입니다</translation>
    </message>
    <message>
        <source>%1 is %2 in milliseconds since 1970: only times from 2000 to 2100 are taken as a number</source>
        <translation>%1은(는) 1970년부터의 밀리초로 %2입니다: 숫자로는 2000년부터 2100년까지의 시각만 받습니다</translation>
    </message>
    <message>
        <source>"%1" has no unit: %2</source>
        <translation>"%1"에 단위가 없습니다: %2</translation>
    </message>
    <message>
        <source>"%1" is not a duration; write 500ms, 90s, 15m, 2h30m or 7d</source>
        <translation>"%1"은(는) 기간이 아닙니다. 500ms, 90s, 15m, 2h30m 또는 7d로 쓰십시오</translation>
    </message>
    <message>
        <source>"%1" is not a number; write 1000, 2.5, 1k or 3M</source>
        <translation>"%1"은(는) 숫자가 아닙니다. 1000, 2.5, 1k 또는 3M으로 쓰십시오</translation>
    </message>
    <message>
        <source>"%1" is not a rate; write 80MiB/s, 10MB/s or 500000B/s</source>
        <translation>"%1"은(는) 속도가 아닙니다. 80MiB/s, 10MB/s 또는 500000B/s로 쓰십시오</translation>
    </message>
    <message>
        <source>"%1" is not a size; write 10MiB (1024), 1GB (1000) or bytes</source>
        <translation>"%1"은(는) 크기가 아닙니다. 10MiB(1024), 1GB(1000) 또는 바이트 수로 쓰십시오</translation>
    </message>
    <message>
        <source>"%1" is not a time; write 2026-11-24T12:00:00Z, with +02:00 for another zone, or @EPOCH_MS</source>
        <translation>"%1"은(는) 시각이 아닙니다. 2026-11-24T12:00:00Z로, 다른 시간대는 +02:00을 붙여, 또는 @EPOCH_MS로 쓰십시오</translation>
    </message>
    <message>
        <source>"%1" is not a whole number</source>
        <translation>"%1"은(는) 정수가 아닙니다</translation>
    </message>
    <message>
        <source>"%1" is not within %2</source>
        <translation>"%1"은(는) 범위(%2) 안에 있지 않습니다</translation>
    </message>
</context>
<context>
    <name>wait</name>
    <message>
        <source>%1 of %2 partition is not where it was moved to%3</source>
        <translation>파티션 %2개 중 %1개가 가야 할 곳에 있지 않습니다%3</translation>
    </message>
    <message>
        <source>%1 of %2 partitions are not where they were moved to%3</source>
        <translation>파티션 %2개 중 %1개가 가야 할 곳에 있지 않습니다%3</translation>
    </message>
    <message>
        <source>%1 of %2 partitions is not where it was moved to%3</source>
        <translation>파티션 %2개 중 %1개가 가야 할 곳에 있지 않습니다%3</translation>
    </message>
    <message>
        <source>broker %1 does not show topic %2 yet</source>
        <translation>브로커 %1이(가) 아직 토픽 %2을(를) 알지 못합니다</translation>
    </message>
    <message>
        <source>broker %1 shows no leader of %2:%3 yet</source>
        <translation>브로커 %1이(가) 아직 %2:%3의 리더를 알지 못합니다</translation>
    </message>
    <message>
        <source>broker %1 still shows the move of %2</source>
        <translation>브로커 %1에 아직 %2의 이동이 보입니다</translation>
    </message>
    <message>
        <source>broker %1 still shows topic %2</source>
        <translation>브로커 %1이(가) 아직 토픽 %2을(를) 알고 있습니다</translation>
    </message>
    <message>
        <source>the time ended before the condition held: %1</source>
        <translation>이루어지기 전에 시간이 지났습니다: %1</translation>
    </message>
    <message>
        <source>the time to wait ended before all waves had begun</source>
        <translation>모든 묶음이 시작되기 전에 기다리는 시간이 지났습니다</translation>
    </message>
    <message>
        <source>the cluster has no broker %1, neither live nor fenced</source>
        <translation>클러스터에는 실행 중이거나 펜싱된 브로커 %1이(가) 없습니다</translation>
    </message>
    <message>
        <source>broker %1 is not live</source>
        <translation>브로커 %1이(가) 실행 중이 아닙니다</translation>
    </message>
    <message>
        <source>%1:%2 has fewer in-sync replicas than acks=all needs</source>
        <translation>%1:%2의 동기화된 레플리카가 acks=all에 필요한 수보다 적습니다</translation>
    </message>
    <message>
        <source>%1 finding: %2 %3, %4</source>
        <translation>문제 %1개: %2 %3, %4</translation>
    </message>
    <message>
        <source>%1 findings, the first: %2 %3, %4</source>
        <translation>문제 %1개, 첫 번째: %2 %3, %4</translation>
    </message>
    <message>
        <source>%1 of %2 brokers are live</source>
        <translation>브로커 %2개 중 %1개가 살아 있습니다</translation>
    </message>
    <message>
        <source>%1 of %2 partition still moves; %3%4</source>
        <translation>파티션 %2개 중 %1개가 아직 이동 중입니다. %3%4</translation>
    </message>
    <message>
        <source>%1 of %2 partitions still move; %3%4</source>
        <translation>파티션 %2개 중 %1개가 아직 이동 중입니다. %3%4</translation>
    </message>
    <message>
        <source>%1 of %2 partitions still moves; %3%4</source>
        <translation>파티션 %2개 중 %1개가 아직 이동 중입니다. %3%4</translation>
    </message>
    <message>
        <source>%1 partition still moves: %2</source>
        <translation>파티션 %1개가 아직 이동 중입니다: %2</translation>
    </message>
    <message>
        <source>%1 partitions still move, the first: %2</source>
        <translation>파티션 %1개가 아직 이동 중입니다. 첫 번째: %2</translation>
    </message>
    <message>
        <source>%1 replica on broker %2 is not in sync</source>
        <translation>브로커 %2의 레플리카 %1개가 동기화되지 않았습니다</translation>
    </message>
    <message>
        <source>%1 replicas on broker %2 are not in sync</source>
        <translation>브로커 %2의 레플리카 %1개가 동기화되지 않았습니다</translation>
    </message>
    <message>
        <source>broker %1 does not show the move of %2 yet</source>
        <translation>브로커 %1에 아직 %2의 이동이 보이지 않습니다</translation>
    </message>
    <message>
        <source>brokers %1 and %2 show different replicas of %3</source>
        <translation>브로커 %1와(과) %2에 %3의 레플리카가 서로 다르게 보입니다</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>취소됨</translation>
    </message>
    <message>
        <source>group %1 is %2</source>
        <translation>그룹 %1의 상태: %2</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>partitions %1</source>
        <translation>파티션 %1</translation>
    </message>
    <message>
        <source>partition %1</source>
        <translation>파티션 %1</translation>
    </message>
    <message>
        <source>an unknown number of records</source>
        <translation>알 수 없는 수의 레코드</translation>
    </message>
    <message>
        <source>%n rows</source>
        <translation>%n행</translation>
    </message>
    <message>
        <source>%n row</source>
        <translation>%n행</translation>
    </message>
    <message>
        <source>%n records</source>
        <translation>레코드 %n개</translation>
    </message>
    <message>
        <source>%n record</source>
        <translation>레코드 %n개</translation>
    </message>
    <message>
        <source>%n partitions</source>
        <translation>파티션 %n개</translation>
    </message>
    <message>
        <source>%n partition</source>
        <translation>파티션 %n개</translation>
    </message>
    <message>
        <source>%n offsets</source>
        <translation>오프셋 %n개</translation>
    </message>
    <message>
        <source>%n offset</source>
        <translation>오프셋 %n개</translation>
    </message>
    <message>
        <source>'%1' is not a broker id</source>
        <translation>'%1'은(는) 브로커 ID가 아닙니다</translation>
    </message>
    <message>
        <source>with a throttle of 0 the moves would never end; write none for no throttle</source>
        <translation>스로틀이 0이면 이동이 끝나지 않습니다. 스로틀이 없으면 none으로 쓰십시오</translation>
    </message>
</context>
<context>
    <name>write</name>
    <message>
        <source>the reply does not mention this item: the change may have been made</source>
        <translation>응답에 이 항목이 빠져 있습니다. 적용되었을 수 있습니다</translation>
    </message>
    <message>
        <source>the cluster has no controller at the moment; nothing was sent</source>
        <translation>지금 클러스터에 컨트롤러가 없습니다. 아무것도 보내지 않았습니다</translation>
    </message>
</context>
<context>
    <name>groups</name>
    <message>
        <source>%n partitions of %1 have no leader: groups kept there are not shown</source>
        <translation>%1의 파티션 %n개에 리더가 없습니다: 여기에 있는 그룹은 표시되지 않습니다</translation>
    </message>
</context>
<context>
    <name>metadata</name>
    <message>
        <source>controllers do not answer for topics and groups: ask a broker</source>
        <translation>컨트롤러는 토픽과 그룹에 답하지 않습니다: 브로커가 답합니다</translation>
    </message>
</context>
<context>
    <name>run</name>
    <message>
        <source>a broker went down: %1 slots a broker from now on</source>
        <translation>브로커가 중단되었습니다. 지금부터 브로커당 슬롯은 %1개입니다</translation>
    </message>
    <message>
        <source>a replica left its ISR: %1 slots a broker from now on</source>
        <translation>레플리카가 ISR에서 빠졌습니다. 지금부터 브로커당 슬롯은 %1개입니다</translation>
    </message>
    <message>
        <source>a partition is under its min.insync.replicas: %1 slots a broker from now on</source>
        <translation>파티션이 min.insync.replicas에 미달합니다. 지금부터 브로커당 슬롯은 %1개입니다</translation>
    </message>
    <message>
        <source>no trouble for a while: %1 slots a broker from now on</source>
        <translation>한동안 문제가 없었습니다. 지금부터 브로커당 슬롯은 %1개입니다</translation>
    </message>
    <message>
        <source>%1 does not exist any more</source>
        <translation>%1이(가) 더 이상 없습니다</translation>
    </message>
    <message>
        <source>%1 has other replicas than the plan expects: plan again</source>
        <translation>%1의 레플리카가 계획과 다릅니다. 다시 계획하십시오</translation>
    </message>
    <message>
        <source>%1 is being moved by others</source>
        <translation>%1은(는) 다른 사용자가 이동하는 중입니다</translation>
    </message>
    <message>
        <source>the move of %1 was cancelled by others</source>
        <translation>%1의 이동을 다른 사용자가 취소했습니다</translation>
    </message>
    <message>
        <source>%1 is not moved: its target broker is down. Plan again</source>
        <translation>%1을(를) 이동하지 않습니다. 받을 브로커가 중단되었습니다. 다시 계획하십시오</translation>
    </message>
    <message>
        <source>%1 is not moved: a replica that stays is not in sync</source>
        <translation>%1을(를) 이동하지 않습니다. 남을 레플리카가 동기화되어 있지 않습니다</translation>
    </message>
    <message>
        <source>%1 is not moved: it has no leader</source>
        <translation>%1을(를) 이동하지 않습니다. 리더가 없습니다</translation>
    </message>
    <message>
        <source>%1 is not moved: the disks of its target broker are too full</source>
        <translation>%1을(를) 이동하지 않습니다. 받을 브로커의 디스크에 공간이 부족합니다</translation>
    </message>
    <message>
        <source>%1 is not moved: Kafka refused the move</source>
        <translation>%1을(를) 이동하지 않습니다. Kafka가 이동을 거부했습니다</translation>
    </message>
    <message>
        <source>%1 is not moved: the run was cancelled</source>
        <translation>%1을(를) 이동하지 않습니다. 실행이 취소되었습니다</translation>
    </message>
    <message>
        <source>the cluster could not be read: %1</source>
        <translation>클러스터를 읽을 수 없습니다: %1</translation>
    </message>
    <message>
        <source>the run submits nothing more: the cluster refuses it</source>
        <translation>더 이상 제출하지 않습니다. 클러스터가 받아들이지 않습니다</translation>
    </message>
    <message>
        <source>%1 partitions were not moved</source>
        <translation>파티션 %1개를 이동하지 않았습니다</translation>
    </message>
    <message>
        <source>paused: %1 partitions wait</source>
        <translation>일시 중지됨: 파티션 %1개가 대기 중입니다</translation>
    </message>
    <message>
        <source>stopped: %1 partitions move under their throttle, %2 wait</source>
        <translation>중지됨: 파티션 %1개가 스로틀 아래에서 이동 중이고 %2개가 대기 중입니다</translation>
    </message>
    <message>
        <source>stopped: %1 partitions move, %2 wait</source>
        <translation>중지됨: 파티션 %1개가 이동 중이고 %2개가 대기 중입니다</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 is not a record of a run: %2</source>
        <translation>%1은(는) 실행 기록이 아닙니다: %2</translation>
    </message>
    <message>
        <source>this machine has no run yet (%1)</source>
        <translation>여기에서 시작한 실행이 아직 없습니다(%1)</translation>
    </message>
    <message>
        <source>run %1 does not exist</source>
        <translation>실행 %1이(가) 없습니다</translation>
    </message>
    <message>
        <source>%2 runs begin with %1; write more of the id</source>
        <translation>%1(으)로 시작하는 실행이 %2개입니다. 더 길게 입력하십시오</translation>
    </message>
    <message>
        <source>run %1 of this cluster is in progress; nothing was sent</source>
        <translation>이 클러스터의 실행 %1이(가) 진행 중입니다. 아무것도 보내지 않았습니다</translation>
    </message>
    <message>
        <source>run %1 of this cluster has not ended: resume or cancel it first</source>
        <translation>이 클러스터의 실행 %1이(가) 끝나지 않았습니다. 먼저 재개하거나 취소하십시오</translation>
    </message>
    <message>
        <source>%1 of %2 partitions done, %3 move</source>
        <translation>파티션 %2개 중 %1개 완료, %3개 이동 중</translation>
    </message>
</context>
<context>
    <name>kerberos</name>
    <message>
        <source>Kerberos does not authenticate %1 at %2: %3</source>
        <translation>Kerberos가 %2에서 %1을(를) 인증하지 않습니다: %3</translation>
    </message>
    <message>
        <source>the keytab %1 gives no ticket for %2 (%3): klist -k %1 shows what it holds</source>
        <translation>keytab %1(으)로 %2의 티켓을 받을 수 없습니다(%3): klist -k %1로 내용을 볼 수 있습니다</translation>
    </message>
    <message>
        <source>%1 does not prove its own identity by Kerberos</source>
        <translation>%1이(가) Kerberos로 자신을 증명하지 않습니다</translation>
    </message>
    <message>
        <source>GSSAPI needs libgssapi_krb5.so.2 (Debian package: libgssapi-krb5-2)</source>
        <translation>GSSAPI에는 libgssapi_krb5.so.2가 필요합니다(Debian 패키지: libgssapi-krb5-2)</translation>
    </message>
    <message>
        <source>no Kerberos KDC answers for the realm: check [realms] in krb5.conf and the network</source>
        <translation>이 영역(realm)의 Kerberos KDC가 응답하지 않습니다: krb5.conf의 [realms]와 네트워크를 확인하십시오</translation>
    </message>
    <message>
        <source>the KDC does not accept %1: unknown, locked, or its key in the keytab is old</source>
        <translation>KDC가 %1을(를) 받아들이지 않습니다: 알 수 없거나 잠겼거나 keytab의 키가 오래되었습니다</translation>
    </message>
    <message>
        <source>the KDC does not know the service %1/%2: check sasl.kerberos.service.name and the broker's advertised name</source>
        <translation>KDC가 서비스 %1/%2을(를) 알지 못합니다: sasl.kerberos.service.name과 브로커가 알린 이름을 확인하십시오</translation>
    </message>
    <message>
        <source>the Kerberos ticket has expired: run kinit</source>
        <translation>Kerberos 티켓이 만료되었습니다: kinit을 실행하십시오</translation>
    </message>
    <message>
        <source>the clock of this machine differs too much from the KDC's or the broker's: synchronize it</source>
        <translation>이 컴퓨터의 시계가 KDC 또는 브로커의 시계와 너무 다릅니다: 시계를 맞추십시오</translation>
    </message>
    <message>
        <source>the Kerberos ticket is missing: run kinit, or set sasl.kerberos.keytab and sasl.kerberos.principal</source>
        <translation>Kerberos 티켓이 없습니다: kinit을 실행하거나 sasl.kerberos.keytab과 sasl.kerberos.principal을 설정하십시오</translation>
    </message>
</context>
<context>
    <name>scale</name>
    <message>
        <source>'%1' is not a percentage between 0 and 100</source>
        <translation>'%1'은(는) 0에서 100 사이의 백분율이 아닙니다</translation>
    </message>
</context>
</TS>
