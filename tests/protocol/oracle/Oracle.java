import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.Message;
import org.apache.kafka.common.protocol.ObjectSerializationCache;
import org.apache.kafka.common.requests.AbstractResponse;

/**
 * What Kafka's own classes make of messages: Oracle IN OUT.
 *
 * Every line of IN is "NAME VERSION JSON", or "NAME VERSION -" for the message as its constructor leaves it. OUT gets
 * "message NAME VERSION HEX OTHER HEX JSON" for each, OTHER being a neighbouring version and its bytes "-" where Kafka
 * refuses to write the message in it; and before them "api KEY NAME MIN MAX REQUEST_HEADERS RESPONSE_HEADERS
 * THROTTLES" for every API of ApiKeys, the last three a digit for each version from MIN to MAX.
 */
public class Oracle {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private record Codec(Class<?> type, Method read, Method write) { }

    private static final Map<String, Codec> CODECS = new HashMap<>();

    private static Codec codec(String name) throws ReflectiveOperationException {
        Codec known = CODECS.get(name);
        if (known != null) return known;
        String prefix = "org.apache.kafka.common.message." + name;
        Class<?> type;
        try {
            type = Class.forName(prefix + "Data");
        } catch (ClassNotFoundException e) {
            type = Class.forName(prefix);
        }
        Class<?> converter = Class.forName(type.getName() + "JsonConverter");
        Codec made = new Codec(type, converter.getMethod("read", JsonNode.class, short.class),
            converter.getMethod("write", type, short.class, boolean.class));
        CODECS.put(name, made);
        return made;
    }

    private static ByteBuffer bytes(Message message, short version) {
        ObjectSerializationCache cache = new ObjectSerializationCache();
        ByteBufferAccessor out = new ByteBufferAccessor(ByteBuffer.allocate(message.size(cache, version)));
        message.write(out, cache, version);
        out.flip();
        return out.buffer();
    }

    private static String message(String name, short version, String json) throws ReflectiveOperationException, IOException {
        Codec codec = codec(name);
        Message message = json.equals("-")
            ? (Message) codec.type().getConstructor().newInstance()
            : (Message) codec.read().invoke(null, MAPPER.readTree(json), version);
        ByteBuffer bytes = bytes(message, version);
        short other = (short) (version > message.lowestSupportedVersion() ? version - 1 : version);
        String before;
        try {
            before = HexFormat.of().formatHex(bytes(message, other).array());
        } catch (UnsupportedVersionException | NullPointerException e) {
            before = "-";
        }
        // without the content of records: they print as their size
        JsonNode printed = (JsonNode) codec.write().invoke(null, message, version, false);
        return HexFormat.of().formatHex(bytes.array()) + " " + other + " " + before + " " + printed;
    }

    private static String api(ApiKeys key) {
        StringBuilder requests = new StringBuilder();
        StringBuilder responses = new StringBuilder();
        StringBuilder throttles = new StringBuilder();
        short max = key.latestVersion(false);
        for (short version = key.oldestVersion(); version <= max; ++version) {
            requests.append(key.requestHeaderVersion(version));
            responses.append(key.responseHeaderVersion(version));
            ByteBuffer empty = bytes(key.messageType.newResponse(), version);
            AbstractResponse response = AbstractResponse.parseResponse(key, new ByteBufferAccessor(empty), version);
            throttles.append(response.shouldClientThrottle(version) ? 1 : 0);
        }
        return key.id + " " + key.name + " " + key.oldestVersion() + " " + max + " " + requests + " " + responses + " "
            + throttles;
    }

    public static void main(String[] args) throws Exception {
        try (BufferedReader in = Files.newBufferedReader(Path.of(args[0]));
             PrintWriter out = new PrintWriter(args[1], StandardCharsets.UTF_8)) {
            for (ApiKeys key : ApiKeys.values())
                if (key.hasValidVersion() && key.messageType.responseSchemas().length > 0)
                    out.println("api " + api(key));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] parts = line.split(" ", 3);
                try {
                    out.println("message " + parts[0] + " " + parts[1] + " "
                        + message(parts[0], Short.parseShort(parts[1]), parts[2]));
                } catch (InvocationTargetException e) {
                    throw new IllegalArgumentException("Kafka does not take: " + line, e.getCause());
                }
            }
        }
    }
}
