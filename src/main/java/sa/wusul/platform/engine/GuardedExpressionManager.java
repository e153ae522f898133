package sa.wusul.platform.engine;

import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpression;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Cache;
import org.camunda.bpm.impl.juel.ExpressionFactoryImpl;
import org.camunda.bpm.impl.juel.TreeStore;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ValueExpression;

import org.springframework.context.ApplicationContext;

/**
 * Expression manager that accepts only what {@link ExpressionGrammar} allows: a model
 * with any other expression does not deploy, a query with one does not run. This closes
 * CVE-2026-109432, where a query's expressions reach any bean.
 */
class GuardedExpressionManager extends SpringExpressionManager {

	private static final int TREES_KEPT = 1000;

	private final ModelBeans modelBeans;

	private final ExpressionGrammar grammar;

	private final TreeStore trees = new TreeStore(new Builder(Builder.Feature.METHOD_INVOCATIONS),
			new Cache(TREES_KEPT));

	GuardedExpressionManager(ApplicationContext context) {
		super(context);
		this.modelBeans = new ModelBeans(context);
		this.grammar = new ExpressionGrammar(this.modelBeans);
		setExpressionFactory(new ExpressionFactoryImpl(this.trees));
	}

	@Override
	public Expression createExpression(String expression) {
		return new GuardedExpression(createValueExpression(expression), expression);
	}

	/**
	 * Checks and creates an expression; decision tables call this method without
	 * {@link #createExpression}.
	 */
	@Override
	public ValueExpression createValueExpression(String expression) {
		this.grammar.check(this.trees.get(expression).getRoot(), expression);
		return super.createValueExpression(expression);
	}

	@Override
	protected ELResolver createElResolver() {
		var resolver = new CompositeELResolver();
		resolver.add(new ModelBeanResolver(this.modelBeans));
		resolver.add(new VariableScopeElResolver());
		resolver.add(new VariableContextElResolver());
		return resolver;
	}

	/**
	 * An expression that rejects evaluation without a case, unless queries may use it.
	 */
	private final class GuardedExpression extends JuelExpression {

		GuardedExpression(ValueExpression valueExpression, String expression) {
			super(valueExpression, GuardedExpressionManager.this, expression);
		}

		@Override
		public Object getValue(VariableScope scope, BaseDelegateExecution contextExecution) {
			if (scope == null && !isLiteralText() && !ExpressionGrammar
				.isForQueries(GuardedExpressionManager.this.trees.get(this.expressionText).getRoot())) {
				throw ExpressionGrammar.refusal(this.expressionText, this.expressionText);
			}
			return super.getValue(scope, contextExecution);
		}

		@Override
		public void setValue(Object value, VariableScope scope, BaseDelegateExecution contextExecution) {
			throw ExpressionGrammar.refusal("=", this.expressionText);
		}

	}

}
