package sa.wusul.services.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import sa.wusul.models.DecisionTableRunner;
import sa.wusul.models.ModelFiles;
import sa.wusul.platform.engine.DecisionEnginePlugin;
import sa.wusul.platform.engine.EligibilityConvention;
import sa.wusul.services.PreviewDecisions.Obstacle;
import sa.wusul.services.PreviewDecisions.Preview;
import sa.wusul.services.Verdicts.Outcome;
import sa.wusul.services.engine.EnginePreviewDecisions.StartForm;
import sa.wusul.services.register.RegisterFiles;
import sa.wusul.services.register.RegisterProperties.Connection;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The preview of an eligibility table")
@Tag("fast")
class EligibilityPreviewTest {

	private static final int PERSONS = 80;

	private static final int ANSWERS = 25;

	private static final Pattern NUMBER = Pattern.compile("-?\\d+");

	private static final Pattern WORD = Pattern.compile("\"([^\"]+)\"");

	static Stream<String> services() {
		return ModelFiles.processes().filter((file) -> file.eligibilityTable().isPresent()).map((file) -> file.id());
	}

	@ParameterizedTest
	@MethodSource("services")
	@DisplayName("refuses nobody whose application some answers would bring through")
	void refusesNobodyWrongly(String service) {
		var table = new Table(service);
		var random = new Random(20);
		var refused = 0;
		for (var person = 0; person < PERSONS; person++) {
			var facts = table.some(random, table.reported());
			var preview = table.preview(facts);
			assertThat(preview.isRefused()).isEqualTo(preview.outcome().equals(Optional.of(Outcome.REFUSE)));
			if (preview.isRefused()) {
				refused++;
				for (var answers = 0; answers < ANSWERS; answers++) {
					var application = new HashMap<>(table.some(random, table.inputs()));
					application.putAll(facts);
					application.put("channel", "PORTAL");
					application.put("identityCheck", "MATCHES");
					application.putIfAbsent("reasonCode", null);
					assertThat(table.decide(application)).as("%s with %s", facts, application).isEqualTo("REFUSE");
				}
			}
		}
		assertThat(refused).as("persons with an obstacle").isBetween(1, PERSONS - 1);
	}

	@Test
	@DisplayName("tells all obstacles of a person at once, with words in two languages and the service that repairs one")
	void allObstacles() {
		var preview = new Table("services-passport-renewal")
			.preview(passport(Map.of("unpaidFines", 450, "travelBan", true, "identityDaysLeft", -3)));
		assertThat(codes(preview.obstacles())).containsExactly("TRAVEL_BAN", "IDENTITY_EXPIRED", "UNPAID_FINES");
		assertThat(preview.obstacles().get(1)).satisfies((expired) -> {
			assertThat(expired.reasonEn()).isEqualTo("The national ID has expired");
			assertThat(expired.remedyEn()).contains("Renew the national ID, then apply");
			assertThat(expired.service()).contains("services-national-id-renewal");
		});
		assertThat(preview).hasToString("Preview");
		assertThat(preview.papers()).as("not worth a way").isEmpty();
	}

	@Test
	@DisplayName("lets a person start whose obstacle depends on an answer, and says so")
	void conditions() {
		var valid = new Table("services-passport-renewal").preview(passport(Map.of("passportDaysLeft", 1400)));
		assertThat(valid.isRefused()).as("they may have lost it").isFalse();
		assertThat(codes(valid.conditions())).containsExactly("TOO_EARLY");
		var child = new Table("services-passport-renewal").preview(passport(Map.of("age", 12)));
		assertThat(child.isRefused()).as("their guardian may apply").isFalse();
		assertThat(codes(child.conditions())).containsExactly("GUARDIAN_REQUIRED");
		assertThat(codes(new Table("services-driving-licence-renewal")
			.preview(Map.of("personKnown", true, "licenceFound", true, "licenceDaysLeft", 900, "unpaidFines", 0))
			.obstacles())).as("of this licence there is one kind").containsExactly("TOO_EARLY");
	}

	@Test
	@DisplayName("says which papers are needed, and how the application would be decided")
	void papers() {
		var preview = new Table("services-passport-renewal").preview(passport(Map.of()));
		assertThat(preview.outcome()).contains(Outcome.GRANT);
		assertThat(codes(preview.papers())).containsExactly("PHOTO");
		assertThat(new Table("services-passport-renewal")
			.preview(passport(Map.of("unpaidFines", 90, "finesDisputed", true)))
			.outcome()).contains(Outcome.OFFICER);
		var silent = new HashMap<>(passport(Map.of()));
		silent.put("servicesSuspended", null);
		assertThat(new Table("services-passport-renewal").preview(silent).outcome())
			.as("a register that does not report a fact")
			.contains(Outcome.OFFICER);
	}

	@Test
	@DisplayName("tells nothing of a worker, a vehicle or a child before the person names them")
	void unnamed() {
		for (var service : List.of("services-iqama-issuance", "services-vehicle-registration-renewal",
				"services-birth-registration")) {
			var preview = new Table(service).preview(Map.of("personKnown", true, "servicesSuspended", false,
					"identityDaysLeft", 800, "unpaidFines", 0, "finesDisputed", false, "maritalRecord", true));
			assertThat(preview.outcome()).as(service).isEmpty();
			assertThat(preview.obstacles()).as(service).isEmpty();
			assertThat(codes(preview.papers())).as(service).doesNotContain("MEDICAL_REPORT", "VEHICLE_INSPECTION");
		}
	}

	private static Map<String, Object> passport(Map<String, Object> changes) {
		var facts = new HashMap<String, Object>(Map.of("personKnown", true, "servicesSuspended", false, "travelBan",
				false, "age", 34, "identityDaysLeft", 900, "unpaidFines", 0, "finesDisputed", false));
		facts.putAll(Map.of("passportFound", true, "passportDaysLeft", 60, "passportReportedLost", false,
				"passportInUseAbroad", false));
		facts.putAll(changes);
		return facts;
	}

	private static List<String> codes(List<Obstacle> obstacles) {
		return obstacles.stream().map(Obstacle::code).toList();
	}

	/** A table of ours with what its model and form say. */
	private static final class Table {

		private final DecisionTableRunner runner;

		private final EligibilityPreview preview;

		private final StartForm form;

		private final Set<String> reported;

		private final Map<String, List<Object>> values = new HashMap<>();

		Table(String service) {
			var key = EligibilityConvention.eligibilityOf(service);
			var model = ModelFiles.decision(key).model();
			var tables = DecisionEnginePlugin.standalone().buildEngine();
			this.runner = DecisionTableRunner.of(key);
			this.preview = new EligibilityPreview(tables, tables.parseDecision(key, model));
			this.form = StartForm.read(new String(
					sa.wusul.support.WholeForms
						.read(ModelFiles.form(service.replace("services-", "services-request-")).path()),
					StandardCharsets.UTF_8));
			this.reported = Arrays.stream(registers(service).split(","))
				.flatMap((register) -> RegisterFiles.registers()
					.registers()
					.entrySet()
					.stream()
					.filter((known) -> known.getKey().equals(register)))
				.map(Map.Entry::getValue)
				.filter(Connection::own)
				.flatMap((register) -> register.answers().keySet().stream())
				.collect(Collectors.toSet());
			var inputs = new ArrayList<>(model.getModelElementsByType(Input.class));
			for (var column = 0; column < inputs.size(); column++) {
				var place = column;
				var name = inputs.get(column)
					.getInputExpression()
					.getText()
					.getTextContent()
					.strip()
					.replaceFirst("[^A-Za-z].*", "");
				var type = inputs.get(column).getInputExpression().getTypeRef();
				var cells = model.getModelElementsByType(Rule.class)
					.stream()
					.map((rule) -> new ArrayList<>(rule.getChildElementsByType(InputEntry.class)).get(place))
					.map((cell) -> cell.getText().getTextContent())
					.collect(Collectors.joining(" "));
				if (!name.endsWith("Date")) {
					this.values.put(name, values(type, cells));
				}
			}
		}

		private static List<Object> values(String type, String cells) {
			var values = new ArrayList<Object>();
			values.add(null);
			if (type.equals("boolean")) {
				values.addAll(List.of(true, false, false));
			}
			else if (type.equals("string")) {
				values.add("SOMETHING_ELSE");
				WORD.matcher(cells).results().forEach((word) -> values.add(word.group(1)));
			}
			else {
				var limits = new TreeSet<Long>();
				NUMBER.matcher(cells).results().forEach((limit) -> limits.add(Long.valueOf(limit.group())));
				limits.forEach((limit) -> values.addAll(List.of(limit - 1, limit, limit + 1)));
			}
			return values;
		}

		private static String registers(String service) {
			return ModelFiles.process(service)
				.model()
				.getModelElementsByType(CallActivity.class)
				.stream()
				.flatMap((call) -> call.getExtensionElements().getChildElementsByType(CamundaIn.class).stream())
				.filter((input) -> "registers".equals(input.getCamundaTarget()))
				.map(CamundaIn::getCamundaSourceExpression)
				.findFirst()
				.orElseThrow();
		}

		Set<String> reported() {
			return this.values.keySet().stream().filter(this.reported::contains).collect(Collectors.toSet());
		}

		Set<String> inputs() {
			return this.values.keySet();
		}

		Map<String, Object> some(Random random, Set<String> names) {
			var some = new HashMap<String, Object>();
			names.stream().sorted().forEach((name) -> {
				var values = this.values.get(name);
				some.put(name, values.get(random.nextInt(values.size())));
			});
			return some;
		}

		Preview preview(Map<String, Object> facts) {
			return this.preview.decide("PORTAL", this.form.presets(), this.reported, facts);
		}

		Object decide(Map<String, Object> application) {
			return EligibilityAnswer.decisive(this.runner.decideAll(application)).get(0).get("verdict");
		}

	}

}
