package sa.wusul.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import java.util.zip.ZipFile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

@DisplayName("The bill of materials in the packaged program")
@Tag("story")
class BillOfMaterialsIT {

	private static final Path JAR = Path.of("target/wusul-0.9.0.jar");

	private static final String BILL = "META-INF/sbom/application.cdx.json";

	private static final Pattern LIBRARY = Pattern
		.compile("^\\s+([\\w.-]+):([\\w.-]+):jar:(?:[\\w.-]+:)?([\\w.-]+):\\w+", Pattern.MULTILINE);

	@Test
	@DisplayName("lists every library of the program with its version and hashes")
	void libraries() throws IOException {
		try (var jar = new ZipFile(JAR.toFile())) {
			var entry = jar.getEntry(BILL);
			assumeTrue(entry != null || !Boolean.getBoolean("build.offline"),
					"the bill of materials is made online only; run the build without -o");
			assertThat(entry).as("packed by cyclonedx-maven-plugin").isNotNull();
			var bill = new ObjectMapper().readTree(jar.getInputStream(entry));
			var listed = StreamSupport.stream(bill.get("components").spliterator(), false)
				.filter((component) -> component.get("hashes").size() > 0)
				.map((component) -> text(component, "group") + ":" + text(component, "name") + ":"
						+ text(component, "version"))
				.toList();
			var shipped = LIBRARY.matcher(Files.readString(Path.of("target/shipped-libraries.txt")))
				.results()
				.map((library) -> library.group(1) + ":" + library.group(2) + ":" + library.group(3))
				.toList();
			assertThat(shipped).hasSizeGreaterThan(100);
			assertThat(listed).containsAll(shipped);
		}
	}

	private static String text(JsonNode component, String name) {
		return component.path(name).asText();
	}

}
