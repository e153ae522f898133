package sa.wusul.models;

import java.util.stream.Stream;

import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import sa.wusul.models.ModelFiles.DecisionFile;

import static org.assertj.core.api.Assertions.assertThat;

/** The house rules that a decision table has to keep. */
@DisplayName("House rules of the decision tables")
class DecisionConventionsTest {

	static Stream<DecisionFile> decisions() {
		return ModelFiles.decisions();
	}

	@ParameterizedTest
	@MethodSource("decisions")
	@DisplayName("a decision is called as its file, begins with its folder and says its version and life time")
	void header(DecisionFile file) {
		assertThat(file.model().getModelElementsByType(Decision.class)).hasSize(1);
		var decision = file.decision();
		assertThat(decision.getId()).isEqualTo(file.fileName())
			.matches(ModelConventionsTest.KEBAB)
			.startsWith(file.domain() + "-");
		assertThat(decision.getName()).matches(ModelConventionsTest.ARABIC_ONLY);
		assertThat(decision.getVersionTag()).matches("\\d+\\.\\d+\\.\\d+");
		assertThat(decision.getCamundaHistoryTimeToLiveString()).isEqualTo("P1825D");
		assertThat(decision.getDescription().getTextContent()).matches(ModelConventionsTest.ARABIC_ONLY);
	}

	@ParameterizedTest
	@MethodSource("decisions")
	@DisplayName("inputs, outputs and rules have speaking ids, Arabic labels and, each rule, its reason")
	void parts(DecisionFile file) {
		for (var input : file.model().getModelElementsByType(Input.class)) {
			assertThat(input.getId()).matches("Input_([A-Z][a-z]+)+");
			assertThat(input.getLabel()).matches(ModelConventionsTest.ARABIC_ONLY);
		}
		for (var output : file.model().getModelElementsByType(Output.class)) {
			assertThat(output.getId())
				.isEqualTo("Output_" + output.getName().substring(0, 1).toUpperCase() + output.getName().substring(1));
			assertThat(output.getLabel()).matches(ModelConventionsTest.ARABIC_ONLY);
		}
		for (var rule : file.model().getModelElementsByType(Rule.class)) {
			assertThat(rule.getId()).matches("Rule_([A-Z][a-z]+)+");
			assertThat(rule.getDescription()).as("reason of " + rule.getId()).isNotNull();
			assertThat(rule.getDescription().getTextContent()).matches(ModelConventionsTest.ARABIC_ONLY);
		}
	}

	@ParameterizedTest
	@MethodSource("decisions")
	@DisplayName("one rule applies; where the first of several does, the description says why and the last fits all")
	void hitPolicy(DecisionFile file) {
		var table = file.model().getModelElementsByType(DecisionTable.class).iterator().next();
		assertThat(table.getHitPolicy()).isIn(HitPolicy.UNIQUE, HitPolicy.FIRST);
		if (table.getHitPolicy() == HitPolicy.FIRST) {
			assertThat(file.decision().getDescription().getTextContent()).contains("تطبق أول قاعدة تنطبق");
			var rules = table.getRules().toArray(Rule[]::new);
			assertThat(rules[rules.length - 1].getInputEntries())
				.allSatisfy((entry) -> assertThat(entry.getText().getTextContent()).isBlank());
		}
	}

}
