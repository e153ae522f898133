package sa.wusul.platform.engine;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.impl.juel.AstBinary;
import org.camunda.bpm.impl.juel.AstChoice;
import org.camunda.bpm.impl.juel.AstComposite;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstEval;
import org.camunda.bpm.impl.juel.AstFunction;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstLiteral;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstNested;
import org.camunda.bpm.impl.juel.AstNumber;
import org.camunda.bpm.impl.juel.AstParameters;
import org.camunda.bpm.impl.juel.AstText;
import org.camunda.bpm.impl.juel.AstUnary;
import org.camunda.bpm.impl.juel.Node;

import sa.wusul.platform.problem.RefusalException;

/**
 * The grammar of expressions in models. It lists the allowed parts; all others are
 * refused.
 */
final class ExpressionGrammar {

	static final Set<String> FUNCTIONS = Set.of("currentUser", "currentUserGroups", "now");

	static final Map<String, Function<DelegateExecution, Object>> EXECUTION = Map.of("id", DelegateExecution::getId,
			"processInstanceId", DelegateExecution::getProcessInstanceId, "processBusinessKey",
			DelegateExecution::getProcessBusinessKey, "businessKey", DelegateExecution::getBusinessKey,
			"processDefinitionId", DelegateExecution::getProcessDefinitionId, "currentActivityId",
			DelegateExecution::getCurrentActivityId, "currentActivityName", DelegateExecution::getCurrentActivityName);

	static final Map<String, Function<DelegateTask, Object>> TASK = Map.of("id", DelegateTask::getId, "name",
			DelegateTask::getName, "assignee", DelegateTask::getAssignee, "taskDefinitionKey",
			DelegateTask::getTaskDefinitionKey, "dueDate", DelegateTask::getDueDate, "priority",
			DelegateTask::getPriority, "processInstanceId", DelegateTask::getProcessInstanceId);

	/** Digits of a number; a longer one overflows dates and counts. */
	private static final int LONGEST_NUMBER = 6;

	private final ModelBeans beans;

	ExpressionGrammar(ModelBeans beans) {
		this.beans = beans;
	}

	/**
	 * Checks an expression.
	 * @throws RefusalException with the first part that is not allowed
	 */
	void check(Node root, String expression) {
		String refused = firstRefused(root);
		if (refused != null) {
			throw refusal(refused, expression);
		}
	}

	/** Returns the first part that is not allowed. */
	Optional<String> firstRefusedOf(Node root) {
		return Optional.ofNullable(firstRefused(root));
	}

	/** Checks whether a list or a query, which have no case, may use the expression. */
	static boolean isForQueries(Node root) {
		return root instanceof AstEval && root.getCardinality() == 1 && root.getChild(0) instanceof AstFunction function
				&& isAllowed(function);
	}

	static RefusalException refusal(String part, String expression) {
		var shown = (expression.length() > 120) ? expression.substring(0, 120) + "…" : expression;
		return new RefusalException(RefusalException.Kind.INVALID, "model.expression", part, shown);
	}

	private String firstRefused(Node node) {
		if (node instanceof AstFunction function) {
			return isAllowed(function) ? null : function.getName() + "()";
		}
		if (node instanceof AstMethod method) {
			return firstRefusedOfCall(method);
		}
		if (node instanceof AstDot read) {
			return isAllowed(read) ? null : read.getChild(0) + name(read);
		}
		if (node instanceof AstNumber number && number.toString().length() > LONGEST_NUMBER) {
			return number.toString();
		}
		if (node instanceof AstIdentifier || node instanceof AstLiteral || node instanceof AstText) {
			return null;
		}
		if (node instanceof AstEval || node instanceof AstComposite || node instanceof AstNested
				|| node instanceof AstParameters || node instanceof AstBinary || node instanceof AstUnary
				|| node instanceof AstChoice) {
			return firstRefusedChild(node);
		}
		return node.toString().strip();
	}

	private String firstRefusedChild(Node node) {
		for (int child = 0; child < node.getCardinality(); child++) {
			String refused = firstRefused(node.getChild(child));
			if (refused != null) {
				return refused;
			}
		}
		return null;
	}

	private String firstRefusedOfCall(AstMethod call) {
		Node callee = call.getChild(0);
		Node arguments = call.getChild(1);
		if (!(callee instanceof AstDot named) || !(callee.getChild(0) instanceof AstIdentifier bean)) {
			return callee.getChild(0) + " " + callee;
		}
		if (!this.beans.hasMethod(bean.getName(), name(named).substring(1), arguments.getCardinality())) {
			return bean.getName() + name(named) + "()";
		}
		return firstRefusedChild(arguments);
	}

	private static boolean isAllowed(AstFunction function) {
		return FUNCTIONS.contains(function.getName()) && function.getParamCount() == 0;
	}

	private static boolean isAllowed(AstDot read) {
		if (!(read.getChild(0) instanceof AstIdentifier base)) {
			return false;
		}
		String property = name(read).substring(1);
		return switch (base.getName()) {
			case "execution" -> EXECUTION.containsKey(property);
			case "task" -> TASK.containsKey(property);
			default -> false;
		};
	}

	/** Returns {@code .property}; the parser writes it with a blank. */
	private static String name(AstDot dot) {
		return dot.toString().replace(" ", "");
	}

}
