package sa.wusul.models.rules;

import java.util.stream.Stream;

import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import sa.wusul.models.ModelFiles;
import sa.wusul.models.ModelFiles.DecisionFile;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Test of the readability of decision tables; mandatory rules are checked on deployment.
 */
@DisplayName("Conventions of the decision tables")
@Tag("fast")
class DecisionConventionsTest {

	static Stream<DecisionFile> decisions() {
		return ModelFiles.decisions();
	}

	@ParameterizedTest
	@MethodSource("decisions")
	@DisplayName("a decision has a description of its purpose")
	void description(DecisionFile file) {
		assertThat(file.decision().getDescription().getTextContent()).isNotBlank();
	}

	@ParameterizedTest
	@MethodSource("decisions")
	@DisplayName("inputs, outputs and rules have meaningful ids, and each rule its reason")
	void parts(DecisionFile file) {
		for (var input : file.model().getModelElementsByType(Input.class)) {
			assertThat(input.getId()).matches("Input_([A-Z][a-z]+)+");
		}
		for (var output : file.model().getModelElementsByType(Output.class)) {
			assertThat(output.getId())
				.isEqualTo("Output_" + output.getName().substring(0, 1).toUpperCase() + output.getName().substring(1));
		}
		for (var rule : file.model().getModelElementsByType(Rule.class)) {
			assertThat(rule.getId()).matches("Rule_([A-Z][a-z]+)+");
			assertThat(rule.getDescription()).as("reason of " + rule.getId()).isNotNull();
		}
	}

	@ParameterizedTest
	@MethodSource("decisions")
	@DisplayName("a table with hit policy FIRST has a description of the reason, and its last rule always applies")
	void hitPolicy(DecisionFile file) {
		var table = file.model().getModelElementsByType(DecisionTable.class).iterator().next();
		if (table.getHitPolicy() == HitPolicy.FIRST) {
			assertThat(file.decision().getDescription().getTextContent()).contains("تطبق أول قاعدة تنطبق");
			var rules = table.getRules().toArray(Rule[]::new);
			assertThat(rules[rules.length - 1].getInputEntries())
				.allSatisfy((entry) -> assertThat(entry.getText().getTextContent()).isBlank());
		}
	}

}
