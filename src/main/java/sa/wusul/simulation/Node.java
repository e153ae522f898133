package sa.wusul.simulation;

import java.util.List;

/** A node in the path of a case. */
public record Node(String id, String name, Role role, List<Boundary> boundaries) {

	public static Node of(String id, String name, Role role) {
		return new Node(id, name, role, List.of());
	}

	/** The behaviour of a node. */
	public sealed interface Role {

	}

	/** An element that takes neither time nor staff. */
	public record Passing() implements Role {
	}

	/**
	 * A user task.
	 *
	 * @param dueByCase whether the model takes its due date from the case
	 */
	public record Task(Staffing staffing, boolean dueByCase) implements Role {
	}

	/** A wait for an external message. */
	public record Message() implements Role {
	}

	public record Timer(Timing timing) implements Role {
	}

	/**
	 * A sub-process or called process; {@code called} is the key of a {@link Flowchart}.
	 */
	public record Inner(String called) implements Role {
	}

	/** A call of an unknown process. */
	public record UnknownCall() implements Role {
	}

	/**
	 * A multi-instance activity. {@code times} is {@code null} if only the case knows it.
	 */
	public record Repeated(Role role, boolean oneAfterTheOther, Integer times) implements Role {
	}

	/** An exclusive gateway: one of the flows. */
	public record Choice() implements Role {
	}

	/** A parallel gateway: all flows. */
	public record Parallel() implements Role {
	}

	/** An inclusive gateway: at least one flow, each independently. */
	public record Inclusive() implements Role {
	}

	/** An event-based gateway: the first event decides. */
	public record Race() implements Role {
	}

	public record End() implements Role {
	}

	public record Terminate() implements Role {
	}

	public record Error(String code) implements Role {
	}

	/** A boundary event of an activity, and the node that follows it. */
	public record Boundary(String node, Trigger trigger, boolean interrupting) {
	}

	/** The trigger of a boundary event or an event sub-process. */
	public sealed interface Trigger {

	}

	public record AtTime(Timing timing) implements Trigger {
	}

	/** An external event of any kind. */
	public record AtMessage() implements Trigger {
	}

	/** An error; an empty code catches every error. */
	public record AtError(String code) implements Trigger {
	}

}
