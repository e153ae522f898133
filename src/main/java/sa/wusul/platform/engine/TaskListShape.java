package sa.wusul.platform.engine;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.camunda.bpm.engine.impl.QueryOrderingProperty;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.repository.ProcessDefinition;

import org.springframework.util.CollectionUtils;

/**
 * The shape of a query for tasks: whether it asks for a person's own work only, so that
 * its conditions already say that the tasks are visible. Called by the statements of
 * {@link TaskRightsEnginePlugin}.
 */
public final class TaskListShape {

	/** Fields of a query that an alternative of a person's own work may set. */
	private static final Set<String> OWN = Set.of("assignee", "candidateGroups", "candidateGroup", "expressions",
			"cachedCandidateGroups", "cachedUserGroups", "queries", "isOrQueryActive");

	/** Fields with a condition of their own, whose text is the same for all values. */
	private static final List<String> CONDITIONS = List.of("taskId", "executionId", "processInstanceId",
			"processInstanceBusinessKey", "key", "processDefinitionKey");

	private static final List<Field> OF_CONDITIONS = fields(CONDITIONS::contains);

	/** Fields that a query of conditions alone does not set. */
	private static final List<Field> BESIDE = fields(
			(name) -> !CONDITIONS.contains(name) && !Set.of("suspensionState", "queries").contains(name));

	private static final List<Field> OTHERS = fields((name) -> !OWN.contains(name));

	/**
	 * Fields whose conditions the table of claimable tasks answers, or which are none.
	 */
	private static final Set<String> OF_CLAIMABLE = Set.of("taskDefinitionKeys", "dueDate", "dueBefore", "dueAfter",
			"minPriority", "unassigned", "initializeFormKeys", "withCommentAttachmentInfo");

	private static final List<Field> OF_PERSON = fields(
			Set.of("assignee", "candidateGroups", "candidateGroup")::contains);

	private static final List<Field> BESIDE_CLAIMABLE = fields(
			(name) -> !OWN.contains(name) && !OF_CLAIMABLE.contains(name));

	/** The order of the table of claimable tasks, and so that of most lists. */
	private static final List<QueryOrderingProperty> DUE_FIRST = ((TaskQueryImpl) new TaskQueryImpl().orderByDueDate()
		.asc()
		.orderByTaskPriority()
		.desc()
		.orderByTaskId()
		.asc()).getOrderingProperties();

	/** The most tasks of a page that is part of a statement's text. */
	private static final int PAGE = 100;

	/** The tasks up to which counts of this thread go. */
	private static final ThreadLocal<Integer> MOST_COUNTED = new ThreadLocal<>();

	private TaskListShape() {
	}

	/**
	 * Counts tasks for a page that shows no larger number, so that the database reads no
	 * more of them.
	 */
	public static <T> T countingAtMost(int most, Supplier<T> counted) {
		MOST_COUNTED.set(most);
		try {
			return counted.get();
		}
		finally {
			MOST_COUNTED.remove();
		}
	}

	/** Returns the number at which a count ends, or {@code null}. */
	public static Integer mostCounted() {
		return MOST_COUNTED.get();
	}

	/**
	 * Returns whether a query asks for what its person is assigned or may claim by their
	 * groups, and in the order of columns of tasks: two lists that can be ordered each.
	 */
	public static boolean isOwnWork(TaskQueryImpl query) {
		var queries = query.getQueries();
		return knowsPerson(query) && queries.size() == 2 && !queries.get(0).isOrQueryActive()
				&& !query.isTaskNameCaseInsensitive()
				&& query.getOrderingProperties().stream().allMatch((order) -> order.getRelation() == null)
				&& isOwn(query, queries.get(1)) && hasOwnGroups(query, queries.get(1))
				&& OTHERS.stream().allMatch((field) -> isUnset(field, queries.get(1)));
	}

	/** Returns whether the conditions of a query say that its tasks are visible. */
	public static boolean isVisible(TaskQueryImpl query) {
		return knowsPerson(query) && !query.isOrQueryActive() && (isOwn(query, query) || isClaimable(query));
	}

	/**
	 * Returns whether a query names its tasks, or the one case or process whose tasks it
	 * asks for: whatever the values, there are few, and the database finds them by a key.
	 */
	public static boolean isByKey(Object parameter) {
		return parameter instanceof TaskQueryImpl query && !query.isOrQueryActive()
				&& Stream
					.of(query.getTaskId(), query.getProcessInstanceId(), query.getExecutionId(),
							query.getProcessInstanceBusinessKey())
					.anyMatch(Objects::nonNull);
	}

	/**
	 * Returns whether the database finds the tasks of a query in one way, whatever its
	 * values: by a key, or as the first page of a list that lies in order.
	 */
	static boolean hasOnePlan(Object parameter) {
		return isByKey(parameter) || (parameter instanceof TaskQueryImpl query && isFirstPage(query) && isInOrder(query)
				&& mostCounted() == null);
	}

	/**
	 * Returns whether a query asks for a first page as long as those of lists are, so
	 * that its length is part of the statement, and known to one plan for all values.
	 */
	public static boolean isFirstPage(TaskQueryImpl query) {
		return query.getFirstResult() == 0 && query.getMaxResults() <= PAGE;
	}

	/**
	 * Returns which conditions a query has, if it has no others than those of a key, a
	 * step and a process: equal ones have one text, whatever their values.
	 * @return the conditions as bits; empty for any other query
	 */
	static Optional<Object> conditions(Object parameter) {
		if (!(isByKey(parameter) && parameter instanceof TaskQueryImpl query) || mostCounted() != null
				|| query.getAuthCheck().getShouldPerformAuthorizatioCheck()
				|| !CollectionUtils.isEmpty(query.getTenantCheck().getAuthTenantIds()) || query.getQueries().size() != 1
				|| !query.getOrderingProperties().isEmpty() || !query.getExpressions().isEmpty()
				|| query.getFirstResult() != 0 || query.getMaxResults() != Integer.MAX_VALUE
				|| !BESIDE.stream().allMatch((field) -> isUnset(field, query))) {
			return Optional.empty();
		}
		var state = query.getSuspensionState();
		var bits = (state != null) ? 2 * state.getStateCode() : 0;
		bits += query.getTenantCheck().isTenantCheckEnabled() ? 1 : 0;
		for (var field : OF_CONDITIONS) {
			bits = 2 * bits + (isUnset(field, query) ? 0 : 1);
		}
		return Optional.of(bits);
	}

	/**
	 * Returns whether the tasks of each group lie in the order of the list that a query
	 * asks for, so that the first of each are enough.
	 */
	public static boolean isInOrder(TaskQueryImpl query) {
		var orders = query.getOrderingProperties();
		return query.getMaxResults() < Integer.MAX_VALUE && !orders.isEmpty() && orders.size() <= DUE_FIRST.size()
				&& IntStream.range(0, orders.size())
					.allMatch((place) -> isSame(orders.get(place), DUE_FIRST.get(place)))
				&& isOfClaimable(query);
	}

	private static boolean isSame(QueryOrderingProperty one, QueryOrderingProperty other) {
		return one.getRelation() == null && one.getQueryProperty().equals(other.getQueryProperty())
				&& one.getDirection().equals(other.getDirection());
	}

	/**
	 * Returns whether the table of claimable tasks answers all conditions of a query,
	 * besides those of the person's own work.
	 */
	public static boolean isOfClaimable(TaskQueryImpl query) {
		var isOwnWork = isOwnWork(query);
		var steps = query.getTaskDefinitionKeys();
		return (steps == null || (steps.length > 0 && Stream.of(steps).allMatch(Objects::nonNull)))
				&& (isOwnWork ? OF_PERSON.stream().allMatch((field) -> isUnset(field, query)) : isClaimableOnly(query))
				&& BESIDE_CLAIMABLE.stream().allMatch((field) -> isUnset(field, query));
	}

	/** Returns the parts of the table of claimable tasks for which such a query asks. */
	public static List<Claimable> claimable(TaskQueryImpl query) {
		var steps = query.getTaskDefinitionKeys();
		return query.getQueries()
			.get(isOwnWork(query) ? 1 : 0)
			.getCandidateGroups()
			.stream()
			.flatMap((group) -> (steps == null) ? Stream.of(new Claimable(group, null))
					: Stream.of(steps).map((step) -> new Claimable(group, step)))
			.toList();
	}

	private static boolean isClaimableOnly(TaskQueryImpl query) {
		return knowsPerson(query) && query.getQueries().size() == 1 && query.getAssignee() == null
				&& !query.isTaskNameCaseInsensitive() && isClaimable(query);
	}

	private static List<Field> fields(Predicate<String> named) {
		return Arrays.stream(TaskQueryImpl.class.getDeclaredFields())
			.filter((field) -> !Modifier.isStatic(field.getModifiers()) && named.test(field.getName()))
			.peek((field) -> field.setAccessible(true))
			.toList();
	}

	/** Returns the conditions beside those of the person's own work. */
	public static List<TaskQueryImpl> others(TaskQueryImpl query) {
		return isOwnWork(query) ? query.getQueries().subList(0, 1) : query.getQueries();
	}

	/**
	 * Returns the ids of all versions of processes, or one that no process has. The
	 * database knows how many tasks each version has, but not each process.
	 */
	public static List<String> versions(String[] processes) {
		var versions = Context.getCommandContext()
			.getProcessDefinitionManager()
			.findProcessDefinitionsByKeyIn(processes)
			.stream()
			.map(ProcessDefinition::getId)
			.sorted()
			.toList();
		return versions.isEmpty() ? List.of("-") : versions;
	}

	private static boolean knowsPerson(TaskQueryImpl query) {
		var check = query.getAuthCheck();
		return check.getShouldPerformAuthorizatioCheck() && check.getAuthUserId() != null;
	}

	private static boolean isOwn(TaskQueryImpl query, TaskQueryImpl part) {
		return query.getAuthCheck().getAuthUserId().equals(part.getAssignee());
	}

	private static boolean isClaimable(TaskQueryImpl query) {
		return query.getCandidateUser() == null && query.getCandidateGroupLike() == null && hasOwnGroups(query, query);
	}

	private static boolean hasOwnGroups(TaskQueryImpl query, TaskQueryImpl part) {
		var groups = part.getCandidateGroups();
		var own = query.getAuthCheck().getAuthGroupIds();
		return groups != null && !groups.isEmpty() && own != null && own.containsAll(groups);
	}

	private static boolean isUnset(Field field, TaskQueryImpl query) {
		try {
			var value = field.get(query);
			return value == null || Boolean.FALSE.equals(value)
					|| (value instanceof Collection<?> several && several.isEmpty())
					|| (value instanceof Map<?, ?> named && named.isEmpty());
		}
		catch (IllegalAccessException hidden) {
			throw new IllegalStateException(hidden);
		}
	}

	/** The claimable tasks of a group, and of one step if it is not {@code null}. */
	public record Claimable(String group, String step) {

	}

}
