package sa.wusul.casefile.engine;

import java.util.Map;

import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

import sa.wusul.platform.engine.DecisionEnginePlugin;
import sa.wusul.platform.form.FieldCondition;

/**
 * The conditions of forms, evaluated by the FEEL engine of the decisions.
 */
@Component
class FeelConditions implements FieldCondition {

	private final FeelEngine feel = DecisionEnginePlugin.expressions();

	@Override
	public boolean holds(String condition, Map<String, Object> answers) {
		var context = Variables.fromMap(answers).asVariableContext();
		return Boolean.TRUE.equals(this.feel.evaluateSimpleExpression(condition, context));
	}

}
