package sa.wusul.room;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The reasons for which an officer ends a visit")
@Tag("fast")
class RoomHaltTest {

	/** Reasons of the record alone: no officer ended the visit in its room. */
	private static final List<String> OF_THE_RECORD = List.of("LINE", "WISH");

	private static final List<String> CODES = Arrays.stream(RoomHalt.values()).map(Enum::name).toList();

	@ParameterizedTest(name = "{0} {1}")
	@CsvSource({ "portal_ar, room.halted.", "portal_en, room.halted.", "portal_ar, room.warned.",
			"portal_en, room.warned.", "words_ar, visit.halted." })
	@DisplayName("have words wherever people read them, and no others have")
	void words(String file, String beginning) throws IOException {
		var texts = new Properties();
		try (var reader = Files.newBufferedReader(Path.of("src/main/resources", file + ".properties"))) {
			texts.load(reader);
		}
		assertThat(texts.stringPropertyNames()).filteredOn((key) -> key.startsWith(beginning))
			.map((key) -> key.substring(beginning.length()))
			.containsExactlyInAnyOrderElementsOf(CODES);
	}

	@Test
	@DisplayName("are those that the form of the record offers, besides those that no officer gives in the room")
	void form() throws IOException {
		var form = new ObjectMapper().readTree(Path.of("forms/tawasul/tawasul-end-visit.form").toFile());
		var field = StreamSupport.stream(form.path("components").spliterator(), false)
			.filter((component) -> component.path("key").asText().equals("visitEndReason"))
			.findFirst()
			.orElseThrow();
		assertThat(StreamSupport.stream(field.path("values").spliterator(), false)
			.map((value) -> value.path("value").asText())
			.filter((code) -> !OF_THE_RECORD.contains(code))).containsExactlyElementsOf(CODES);
	}

	@Test
	@DisplayName("fit into their columns")
	void columns() {
		assertThat(CODES).allMatch((code) -> code.length() <= 16);
	}

}
