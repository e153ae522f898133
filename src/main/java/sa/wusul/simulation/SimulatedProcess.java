package sa.wusul.simulation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A process to be simulated: its own flowchart and those of all called processes.
 *
 * @param notSimulated elements of the model that a simulation does not support and passes
 * @param tables decision tables of the draft, by id
 */
public record SimulatedProcess(String process, String name, String version, Map<String, Flowchart> flowcharts,
		List<Omission> notSimulated, Map<String, String> tables) {

	public SimulatedProcess with(Map<String, String> tables) {
		return new SimulatedProcess(this.process, this.name, this.version, this.flowcharts, this.notSimulated, tables);
	}

	public Flowchart root() {
		return this.flowcharts.get(this.process);
	}

	/** Returns this process and all called ones. */
	public Set<String> processes() {
		var processes = new TreeSet<String>();
		this.flowcharts.values().forEach((flowchart) -> processes.add(flowchart.process()));
		return processes;
	}

	public record Omission(ModelStep step, String name, Assumption.Code reason) {
	}

}
