package sa.wusul.webapps;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("What a step shows of its case")
@Tag("fast")
class ShownPartTest {

	private static final Pattern BLIND = Pattern
		.compile("<bpmn:userTask id=\"\\w+\"(?:(?!</bpmn:userTask>).)*name=\"shows\" value=\"NONE\"", Pattern.DOTALL);

	@Test
	@DisplayName("has the codes that the rules of models know")
	void asTheRules() throws IOException {
		var rules = new ObjectMapper().readTree(Path.of("src/main/resources/release/model-rules.json").toFile());
		assertThat(rules.get("shownParts")).extracting(JsonNode::asText)
			.containsExactlyElementsOf(Arrays.stream(ShownPart.values()).map(Enum::name).toList());
	}

	@Test
	@DisplayName("is nothing only where a step belongs to no case, or its officer must not see one")
	void blind() throws IOException {
		var blind = new TreeSet<String>();
		try (var models = Files.walk(Path.of("processes"))) {
			for (var model : models.filter((file) -> file.toString().endsWith(".bpmn")).toList()) {
				BLIND.matcher(Files.readString(model))
					.results()
					.forEach((task) -> blind.add(model.getFileName().toString().replace(".bpmn", "")));
			}
		}
		assertThat(blind).containsExactly("archive-content-repair", "escalation-morning-sheet",
				"meeting-closing-announcement", "meeting-session-scheduling", "reception-centre-visit",
				"reception-identity-proof", "reception-phone-enquiry", "records-case-disposal",
				"release-draft-approval", "services-bill-reconciliation", "tawasul-case-disposal",
				"tawasul-person-search", "tawasul-sealed-envelope");
	}

}
