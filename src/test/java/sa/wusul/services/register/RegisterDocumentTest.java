package sa.wusul.services.register;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Pattern;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The documented interface of registers")
@Tag("fast")
class RegisterDocumentTest {

	private static final Pattern FACT = Pattern
		.compile("\\| ([a-z]*) ?\\| `(\\w+)` \\| (boolean|number|text|date|name) \\| .+ \\|");

	@Test
	@DisplayName("names every register and every fact with its type, and no other")
	void namesEveryFact() throws IOException {
		var written = new ArrayList<String>();
		var listed = new ArrayList<String>();
		var listing = "";
		var register = "";
		var section = "";
		for (var line : Files.readAllLines(Path.of("src/docs/registers.md"))) {
			section = line.startsWith("## ") ? line : section;
			listing += section.startsWith("## Listing") ? line : "";
			var fact = FACT.matcher(line);
			if (fact.matches()) {
				register = fact.group(1).isEmpty() ? register : fact.group(1);
				(section.startsWith("## Listing") ? listed : written)
					.add(register + "." + fact.group(2) + " " + fact.group(3).toUpperCase());
			}
		}
		var known = new ArrayList<String>();
		RegisterFiles.registers()
			.registers()
			.forEach((name, connection) -> connection.answers()
				.forEach((fact, kind) -> known.add(name + "." + fact + " " + kind)));

		assertThat(written).containsExactlyInAnyOrderElementsOf(known);
		var entries = new ArrayList<String>();
		for (var connection : RegisterFiles.registers().registers().entrySet()) {
			for (var fact : connection.getValue().lists().entrySet()) {
				entries.add(connection.getKey() + "." + fact.getKey() + " " + fact.getValue());
				assertThat(listing).as("facts of the entries of a list").contains("`" + fact.getKey() + "`");
			}
		}
		assertThat(entries).containsAll(listed);
	}

}
