package sa.wusul.models.tawasul.disclosure;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import sa.wusul.models.DecisionTableRunner;
import sa.wusul.tawasul.ContactRole;
import sa.wusul.tawasul.Relation;
import sa.wusul.tawasul.disclosure.Matter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Test with a manual list of the matters disclosed to each relation at each stage: L
 * legal status, H health status, T progress of the trial, S the stage only, - nothing.
 */
@DisplayName("The disclosure about a detainee")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class DisclosureDecisionTest {

	private static final List<String> STAGES = List.of("UNDER_INVESTIGATION", "BEING_REFERRED",
			"REFERRED_TO_PROSECUTION", "BEFORE_COURT", "UNDER_APPEAL", "SERVING_JUDGMENT", "AT_COUNSELLING_CENTRE");

	/** By role and relation, a column for each stage in the order above. */
	private static final String MATRIX = """
			PRIMARY SPOUSE  S LH LH LHT LHT LH LH
			PRIMARY PARENT  S LH LH LHT LHT LH LH
			PRIMARY CHILD   S LH LH LHT LHT LH LH
			PRIMARY SIBLING S S  S  L   L   LH LH
			PRIMARY OTHER   S S  S  S   S   L  L
			PRIMARY LAWYER  S S  S  S   S   L  L
			PRIMARY NONE    S S  S  S   S   L  L
			NAMED   SPOUSE  S LH LH LHT LHT LH LH
			NAMED   PARENT  S LH LH LHT LHT LH LH
			NAMED   CHILD   S LH LH LHT LHT LH LH
			NAMED   SIBLING S S  S  L   L   LH LH
			NAMED   OTHER   S S  S  S   S   L  L
			NAMED   LAWYER  S S  S  S   S   L  L
			NAMED   NONE    S S  S  S   S   L  L
			LAWYER  SPOUSE  S LT LT LT  LT  LT LT
			LAWYER  PARENT  S LT LT LT  LT  LT LT
			LAWYER  CHILD   S LT LT LT  LT  LT LT
			LAWYER  SIBLING S LT LT LT  LT  LT LT
			LAWYER  OTHER   S LT LT LT  LT  LT LT
			LAWYER  LAWYER  S LT LT LT  LT  LT LT
			LAWYER  NONE    S LT LT LT  LT  LT LT
			SELF    SPOUSE  - -  -  -   -   -  -
			SELF    PARENT  - -  -  -   -   -  -
			SELF    CHILD   - -  -  -   -   -  -
			SELF    SIBLING - -  -  -   -   -  -
			SELF    OTHER   - -  -  -   -   -  -
			SELF    LAWYER  - -  -  -   -   -  -
			SELF    NONE    - -  -  -   -   -  -
			NONE    SPOUSE  - -  -  -   -   -  -
			NONE    PARENT  - -  -  -   -   -  -
			NONE    CHILD   - -  -  -   -   -  -
			NONE    SIBLING - -  -  -   -   -  -
			NONE    OTHER   - -  -  -   -   -  -
			NONE    LAWYER  - -  -  -   -   -  -
			NONE    NONE    - -  -  -   -   -  -
			""";

	private final DecisionTableRunner table = DecisionTableRunner.of("tawasul-disclosure");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	static Stream<Arguments> matrix() {
		return MATRIX.lines()
			.map((line) -> line.split(" +"))
			.flatMap((row) -> STAGES.stream()
				.map((stage) -> Arguments.of(row[0], row[1], stage, row[2 + STAGES.indexOf(stage)])));
	}

	@ParameterizedTest(name = "{0}, {1}, {2}: {3}")
	@MethodSource("matrix")
	@DisplayName("depends on role, relation and stage")
	void follows(String role, String relation, String stage, String disclosed) {
		assertThat(decide(facts(role, relation, stage))).isEqualTo(written(disclosed));
	}

	@Test
	@DisplayName("is defined for every role, relation and stage")
	void nothingLeftOut() {
		assertThat(MATRIX.lines().map((line) -> line.split(" +")).map((row) -> row[0] + " " + row[1]))
			.containsExactlyInAnyOrderElementsOf(Arrays.stream(ContactRole.values())
				.flatMap((role) -> Arrays.stream(Relation.values()).map((relation) -> role + " " + relation))
				.toList());
		assertThat(MATRIX.lines()).allSatisfy((line) -> assertThat(line.split(" +")).hasSize(2 + STAGES.size()));
		assertThat(STAGES).hasSize(7);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("stages")
	@DisplayName("is limited to the stage for the family of a restricted detainee; their lawyer is not affected")
	void restricted(String stage) {
		for (var role : List.of("PRIMARY", "NAMED")) {
			for (var relation : Relation.values()) {
				assertThat(decide(but(facts(role, relation.name(), stage), "contactRestricted", true)))
					.isEqualTo("STAGE");
			}
		}
		var lawyer = facts("LAWYER", "NONE", stage);
		assertThat(decide(but(lawyer, "contactRestricted", true))).isEqualTo(decide(lawyer));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("stages")
	@DisplayName("on a person not held is limited to that fact for a contact, and is empty for a stranger")
	void notHeld(String stage) {
		assertThat(decide(but(facts("PRIMARY", "SPOUSE", stage), "detaineeHeld", false))).isEqualTo("CUSTODY");
		assertThat(decide(but(facts("NONE", "SPOUSE", stage), "detaineeHeld", false))).isEqualTo("NOTHING");
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("stages")
	@DisplayName("is empty for a lawyer whose power of attorney ended or is unknown")
	void lawyerWithoutPower(String stage) {
		assertThat(decide(but(facts("LAWYER", "NONE", stage), "powerOfAttorneyValid", false))).isEqualTo("NOTHING");
		assertThat(decide(but(facts("LAWYER", "NONE", stage), "powerOfAttorneyValid", null))).isEqualTo("NOTHING");
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource({ "PRIMARY", "NAMED", "LAWYER" })
	@DisplayName("is empty if the register does not report the stage, restricted or not")
	void stageUnknown(String role) {
		for (var stage : Arrays.asList(null, "SOMETHING_NEW")) {
			assertThat(decide(facts(role, "SPOUSE", stage))).isEqualTo("NOTHING");
			assertThat(decide(but(facts(role, "SPOUSE", stage), "contactRestricted", true))).isEqualTo("NOTHING");
		}
	}

	@Test
	@DisplayName("uses the values known to the statement")
	void knownMatters() {
		matrix().map((row) -> written((String) row.get()[3]))
			.filter((words) -> !words.equals("NOTHING"))
			.distinct()
			.forEach((words) -> assertThat(Matter.listOf(words)).isNotEmpty());
	}

	static List<String> stages() {
		return STAGES;
	}

	private String decide(Map<String, Object> facts) {
		return (String) this.table.decideOne(facts);
	}

	private static Map<String, Object> facts(String role, String relation, String stage) {
		var facts = new HashMap<String, Object>(Map.of("contactRole", role, "relation", relation, "detaineeHeld", true,
				"contactRestricted", false, "powerOfAttorneyValid", role.equals("LAWYER")));
		facts.put("stage", stage);
		return facts;
	}

	private static Map<String, Object> but(Map<String, Object> facts, String name, Object value) {
		var changed = new HashMap<>(facts);
		changed.put(name, value);
		return changed;
	}

	private static String written(String letters) {
		return letters.chars().mapToObj((letter) -> switch (letter) {
			case 'L' -> "LEGAL_STATUS";
			case 'H' -> "HEALTH_STATUS";
			case 'T' -> "TRIAL_PROGRESS";
			case 'S' -> "STAGE";
			default -> "NOTHING";
		}).collect(Collectors.joining(","));
	}

}
