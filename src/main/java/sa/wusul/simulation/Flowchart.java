package sa.wusul.simulation;

import java.util.List;

/**
 * A process, or a sub-process within it: nodes, flows and event sub-processes.
 *
 * @param key the process, or the process and the sub-process
 * @param start the first node
 */
public record Flowchart(String key, String process, String processName, String start, List<Node> nodes,
		List<Flow> flows, List<Handler> handlers) {

	/**
	 * A flow between two nodes.
	 *
	 * @param conditional whether the flow is taken in some cases only
	 */
	public record Flow(String from, String to, boolean conditional) {
	}

	/** An event sub-process with its trigger and its content. */
	public record Handler(String id, String name, Node.Trigger trigger, boolean interrupting, String inside) {
	}

}
