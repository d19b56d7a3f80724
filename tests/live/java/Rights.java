import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Scanner;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** Rights BOOTSTRAP: lines "PRINCIPAL OPERATION TYPE NAME" until an empty one, then allows all of them at once. */
public final class Rights {
  public static void main(String[] args) throws Exception {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", args[0]);
    Scanner lines = new Scanner(System.in);
    try (Admin admin = Admin.create(properties)) {
      List<AclBinding> bindings = new ArrayList<>();
      while (lines.hasNextLine()) {
        String line = lines.nextLine();
        if (!line.isEmpty()) {
          String[] words = line.split(" ");
          bindings.add(new AclBinding(
              new ResourcePattern(ResourceType.fromString(words[2]), words[3], PatternType.LITERAL),
              new AccessControlEntry(words[0], "*", AclOperation.fromString(words[1]), AclPermissionType.ALLOW)));
          continue;
        }
        admin.createAcls(bindings).all().get();
        System.out.println(bindings.size());
        bindings.clear();
      }
    }
  }
}
