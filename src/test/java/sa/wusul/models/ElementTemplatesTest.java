package sa.wusul.models;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import sa.wusul.casefile.CaseState;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Camunda Modeler offers to analysts, from
 * {@code processes/.camunda/element-templates}.
 */
@DisplayName("Element templates")
class ElementTemplatesTest {

	/** What only the steps of a call or of a handover say: they send codes. */
	private static final Set<String> OF_CALLS = Set.of("CALLER_CODE", "CALLER_REFUSED", "DELIVERY_OUT",
			"DELIVERY_READY", "DELIVERY_CODE");

	private static JsonNode templates;

	@BeforeAll
	static void read() throws IOException {
		templates = new ObjectMapper()
			.readTree(ModelFiles.PROCESSES.resolve(".camunda/element-templates/wusul.json").toFile());
	}

	@Test
	@DisplayName("offer every event that has a message")
	void events() {
		var known = new HashSet<String>();
		for (var rule : ModelFiles.decision("notification-message-selection")
			.model()
			.getModelElementsByType(Rule.class)) {
			known.add(rule.getInputEntries().iterator().next().getText().getTextContent().replace("\"", ""));
		}
		known.remove("");
		known.removeAll(OF_CALLS);
		assertThat(choices("notificationEvent")).isEqualTo(known);
	}

	@Test
	@DisplayName("offer the groups that models use")
	void groups() {
		var used = ModelFiles.processes()
			.flatMap((file) -> file.all(UserTask.class).stream())
			.map(UserTask::getCamundaCandidateGroups)
			.filter((group) -> group.contains("staffGroups") && !group.contains("contributingDepartment"))
			.collect(Collectors.toSet());
		assertThat(choices("camunda:candidateGroups")).containsAll(used);
	}

	@Test
	@DisplayName("offer every state of a case, or none")
	void states() {
		var states = Arrays.stream(CaseState.values()).map(CaseState::name).collect(Collectors.toSet());
		states.add("");
		assertThat(choices("caseState")).isEqualTo(states);
	}

	@Test
	@DisplayName("speak Arabic")
	void arabic() {
		for (var template : templates) {
			assertThat(template.path("name").asText()).matches(ModelConventionsTest.ARABIC_ONLY);
			assertThat(template.path("properties").findValuesAsText("label"))
				.allSatisfy((label) -> assertThat(label).matches(ModelConventionsTest.ARABIC_ONLY));
		}
	}

	private static Set<String> choices(String property) {
		return elements(templates).flatMap((template) -> elements(template.path("properties")))
			.filter((offered) -> List
				.of(offered.path("binding").path("name").asText(), offered.path("binding").path("target").asText())
				.contains(property))
			.flatMap((offered) -> elements(offered.path("choices")))
			.map((choice) -> choice.path("value").asText())
			.collect(Collectors.toSet());
	}

	private static Stream<JsonNode> elements(JsonNode list) {
		return Stream.iterate(0, (i) -> i < list.size(), (i) -> i + 1).map(list::get);
	}

}
