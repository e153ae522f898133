package sa.wusul.platform.engine;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Cache;
import org.camunda.bpm.impl.juel.TreeStore;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;

import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

import sa.wusul.platform.model.ModelWords;

/**
 * Vocabulary of expressions, from the grammar and the listed beans of
 * {@link GuardedExpressionManager}.
 */
@Component
class EngineModelWords implements ModelWords {

	private final ModelBeans beans;

	private final ExpressionGrammar grammar;

	private final TreeStore trees = new TreeStore(new Builder(Builder.Feature.METHOD_INVOCATIONS), new Cache(100));

	EngineModelWords(ApplicationContext context) {
		this.beans = new ModelBeans(context);
		this.grammar = new ExpressionGrammar(this.beans);
	}

	@Override
	public Optional<String> refusedPartOf(String expression) {
		try {
			return this.grammar.firstRefusedOf(this.trees.get(expression).getRoot());
		}
		catch (ELException | NumberFormatException unreadable) {
			return Optional.of(expression);
		}
	}

	@Override
	public Map<String, String> delegates() {
		return this.beans.delegates();
	}

	@Override
	public Map<String, Map<String, Set<Integer>>> methods() {
		return this.beans.methods();
	}

	@Override
	public Map<String, Set<String>> properties() {
		return Map.of("execution", ExpressionGrammar.EXECUTION.keySet(), "task", ExpressionGrammar.TASK.keySet());
	}

	@Override
	public Set<String> functions() {
		return ExpressionGrammar.FUNCTIONS;
	}

}
