package sa.wusul.models.rules;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import sa.wusul.casefile.CaseState;
import sa.wusul.models.ModelFiles;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Test of the templates for analysts in Camunda Modeler, from
 * {@code processes/.camunda/element-templates}.
 */
@DisplayName("Element templates")
@Tag("fast")
class ElementTemplatesTest {

	/** The events of calls and handovers only, which send codes. */
	private static final Set<String> OF_CALLS = Set.of("CALLER_CODE", "CALLER_REFUSED", "PRINCIPAL_TOLD",
			"DELIVERY_OUT", "DELIVERY_READY", "DELIVERY_CODE");

	private static final Pattern BEGINS_ARABIC = Pattern.compile("\\p{IsArabic}.*");

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
	@DisplayName("exist for every building block of a process")
	void blocks() {
		assertThat(elements(templates).map((template) -> template.path("id").asText())).containsExactlyInAnyOrder(
				"sa.wusul.inform-requester", "sa.wusul.staff-task", "sa.wusul.service-application",
				"sa.wusul.ask-registers", "sa.wusul.wait-for-document", "sa.wusul.collect-fee", "sa.wusul.refund-fee",
				"sa.wusul.issue-document", "sa.wusul.hand-over-document", "sa.wusul.route", "sa.wusul.milestone");
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("calling")
	@DisplayName("pass a called process the same variables as the models in service")
	void mappings(String called, JsonNode template) {
		var uses = ModelFiles.processes()
			.flatMap((file) -> file.all(CallActivity.class).stream())
			.filter((call) -> call.getCalledElement().equals(called))
			.toList();
		assertThat(uses).as("calls of " + called).isNotEmpty();
		assertThat(bound(template, "camunda:in", "target")).as("variables passed to " + called)
			.containsAll(byEveryUse(uses, CamundaIn.class, CamundaIn::getCamundaTarget))
			.isSubsetOf(byAnyUse(uses, CamundaIn.class, CamundaIn::getCamundaTarget));
		assertThat(bound(template, "camunda:out", "source")).as("variables returned from " + called)
			.containsAll(byEveryUse(uses, CamundaOut.class, CamundaOut::getCamundaSource));
	}

	@Test
	@DisplayName("name delegates that models use")
	void delegates() {
		var used = ModelFiles.processes()
			.flatMap((file) -> file.all(ServiceTask.class).stream())
			.map(ServiceTask::getCamundaDelegateExpression)
			.collect(Collectors.toSet());
		var named = elements(templates).flatMap((template) -> elements(template.path("properties")))
			.filter((property) -> property.at("/binding/name").asText().equals("camunda:delegateExpression"))
			.map((property) -> property.path("value").asText())
			.toList();
		assertThat(named).isNotEmpty().isSubsetOf(used);
	}

	@Test
	@DisplayName("describe every field in Arabic")
	void help() {
		for (var template : templates) {
			assertThat(template.path("description").asText()).as(template.path("name").asText()).matches(BEGINS_ARABIC);
			assertThat(elements(template.path("properties")).filter((property) -> property.has("label")))
				.allSatisfy((property) -> assertThat(property.path("description").asText())
					.as(template.path("name").asText() + ": " + property.path("label").asText())
					.matches(BEGINS_ARABIC));
		}
	}

	@Test
	@DisplayName("are in Arabic")
	void arabic() {
		for (var template : templates) {
			assertThat(template.path("name").asText()).matches(ModelConventionsTest.ARABIC_ONLY);
			assertThat(template.path("properties").findValuesAsText("label"))
				.allSatisfy((label) -> assertThat(label).matches(ModelConventionsTest.ARABIC_ONLY));
		}
	}

	private static Stream<Arguments> calling() {
		return elements(templates).flatMap((template) -> elements(template.path("properties"))
			.filter((property) -> property.at("/binding/name").asText().equals("calledElement"))
			.map((property) -> Arguments.of(property.path("value").asText(), template)));
	}

	private static Set<String> bound(JsonNode template, String type, String name) {
		return elements(template.path("properties")).map((property) -> property.path("binding"))
			.filter((binding) -> binding.path("type").asText().equals(type))
			.map((binding) -> binding.path(name).asText())
			.collect(Collectors.toSet());
	}

	private static <T extends ModelElementInstance> Set<String> byAnyUse(List<CallActivity> uses, Class<T> mapping,
			Function<T, String> name) {
		return uses.stream().flatMap((use) -> mapped(use, mapping, name)).collect(Collectors.toSet());
	}

	private static <T extends ModelElementInstance> Set<String> byEveryUse(List<CallActivity> uses, Class<T> mapping,
			Function<T, String> name) {
		var common = byAnyUse(uses, mapping, name);
		uses.forEach((use) -> common.retainAll(mapped(use, mapping, name).toList()));
		return common;
	}

	private static <T extends ModelElementInstance> Stream<String> mapped(CallActivity use, Class<T> mapping,
			Function<T, String> name) {
		return Stream.ofNullable(use.getExtensionElements())
			.flatMap((elements) -> elements.getElementsQuery().filterByType(mapping).list().stream())
			.map(name)
			.filter(Objects::nonNull);
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
