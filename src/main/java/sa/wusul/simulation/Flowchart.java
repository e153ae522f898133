package sa.wusul.simulation;

import java.util.List;

/**
 * A process, or a sub-process within it: nodes, what leads from one to the other, and
 * event sub-processes.
 *
 * @param key the process, or the process and the sub-process
 * @param start the node that begins it
 */
public record Flowchart(String key, String process, String processName, String start, List<Node> nodes,
		List<Flow> flows, List<Handler> handlers) {

	/**
	 * @param conditional whether the flow is taken in some cases only
	 */
	public record Flow(String from, String to, boolean conditional) {
	}

	/** An event sub-process: what begins it, and its inside. */
	public record Handler(String id, String name, Node.Trigger trigger, boolean interrupting, String inside) {
	}

}
