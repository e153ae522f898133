package sa.wusul.release.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.platform.engine.TestModelWords;
import sa.wusul.platform.identity.Rights;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The names that the plug-in of Camunda Modeler knows")
@Tag("fast")
class VocabularyTest {

	private static final Path COPY = Path.of("src/lint/vocabulary.json");

	private static final ObjectMapper JSON = JsonMapper.builder()
		.enable(SerializationFeature.INDENT_OUTPUT, SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
		.enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
		.build();

	@Test
	@DisplayName("are those of the program; -Dvocabulary.write=true writes them again")
	void equal() throws IOException {
		var ours = JSON
			.readTree(JSON.writeValueAsString(new ModelRules(TestModelWords.read(), Rights.load()).vocabulary()));
		if (Boolean.getBoolean("vocabulary.write")) {
			Files.writeString(COPY, JSON.writeValueAsString(ours) + "\n");
		}
		assertThat(JSON.readTree(COPY.toFile())).isEqualTo(ours);
	}

}
