package sa.wusul.simulation;

import java.util.List;

/** What a case comes through. */
public record Node(String id, String name, Role role, List<Boundary> boundaries) {

	public static Node of(String id, String name, Role role) {
		return new Node(id, name, role, List.of());
	}

	/** What happens at a node. */
	public sealed interface Role {

	}

	/** What takes no time and needs nobody. */
	public record Passing() implements Role {
	}

	/**
	 * A task of staff.
	 *
	 * @param dueByCase whether the model takes its due date from the case
	 */
	public record Task(Staffing staffing, boolean dueByCase) implements Role {
	}

	/** Waits for a message of the outside. */
	public record Message() implements Role {
	}

	public record Timer(Timing timing) implements Role {
	}

	/**
	 * A sub-process, or the process that is called; {@code called} is the key of a
	 * {@link Flowchart}.
	 */
	public record Inner(String called) implements Role {
	}

	/** Calls a process that nobody knows. */
	public record UnknownCall() implements Role {
	}

	/**
	 * The same activity, many times. {@code times} is nothing where only the case knows.
	 */
	public record Repeated(Role role, boolean oneAfterTheOther, Integer times) implements Role {
	}

	/** One of the flows. */
	public record Choice() implements Role {
	}

	/** All flows. */
	public record Parallel() implements Role {
	}

	/** Each flow for itself, one at least. */
	public record Inclusive() implements Role {
	}

	/** What happens first decides. */
	public record Race() implements Role {
	}

	public record End() implements Role {
	}

	public record Terminate() implements Role {
	}

	public record Error(String code) implements Role {
	}

	/** What may happen at an activity meanwhile, and the node from which it goes on. */
	public record Boundary(String node, Trigger trigger, boolean interrupting) {
	}

	/** What begins a boundary event or an event sub-process. */
	public sealed interface Trigger {

	}

	public record AtTime(Timing timing) implements Trigger {
	}

	/** Something of the outside, whatever it is. */
	public record AtMessage() implements Trigger {
	}

	/** An empty code catches every error. */
	public record AtError(String code) implements Trigger {
	}

}
