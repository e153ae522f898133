package sa.wusul.platform;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The settings that all nodes of one database share. */
final class NodeSettings {

	private NodeSettings() {
	}

	static Map<String, String> of(String url, Path folder) {
		var settings = new HashMap<String, String>();
		settings.put("SPRING_DATASOURCE_URL", url);
		settings.put("SPRING_DATASOURCE_USERNAME", "postgres");
		settings.put("SPRING_DATASOURCE_PASSWORD", "postgres");
		settings.put("SPRING_FLYWAY_PLACEHOLDERS_BLOB", "bytea");
		settings.put("WUSUL_DEMO_CASES", "false");
		settings.put("WUSUL_AUDIT_KEY", "5f".repeat(32));
		settings.put("WUSUL_ARCHIVE_DIRECTORY", folder.resolve("archive").toString());
		settings.put("WUSUL_PAPERS_SIGNATURE_DEMOKEY", folder.resolve("signature-demo.p12").toString());
		return settings;
	}

}
