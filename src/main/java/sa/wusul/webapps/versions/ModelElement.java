package sa.wusul.webapps.versions;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An element of a model, without its layout.
 *
 * @param scope the sub-process around it, or the process
 * @param facts the element's definition in the model, line by line
 * @param bound the forms, decisions and processes taken from its own deployment
 * @param reads variables that its expressions and mappings read
 * @param writes variables that it sets, as far as the model shows
 */
record ModelElement(String id, String kind, String name, String scope, Map<ElementAspect, List<String>> facts,
		List<BoundPart> bound, Set<String> reads, Set<String> writes) {

	private static final Set<String> CATCHING = Set.of("boundaryEvent", "intermediateCatchEvent", "receiveTask",
			"startEvent");

	/** Returns the display name. */
	String title() {
		return (this.name != null && !this.name.isBlank()) ? this.name.replaceAll("\\s+", " ").strip() : this.id;
	}

	ModelElement called(String title) {
		return new ModelElement(this.id, this.kind, title, this.scope, this.facts, this.bound, this.reads, this.writes);
	}

	boolean isFlow() {
		return "sequenceFlow".equals(this.kind);
	}

	boolean isProcess() {
		return "process".equals(this.kind);
	}

	/**
	 * Checks whether a running case waits in it, or at its boundary, for a time or a
	 * message.
	 */
	boolean waits() {
		return CATCHING.contains(this.kind)
				&& (this.facts.containsKey(ElementAspect.TIMER) || this.facts.containsKey(ElementAspect.MESSAGE));
	}

	/** Returns the triggers that end the wait. */
	List<List<String>> trigger() {
		return List.of(fact(ElementAspect.TIMER), fact(ElementAspect.MESSAGE));
	}

	List<String> fact(ElementAspect aspect) {
		return this.facts.getOrDefault(aspect, List.of());
	}

	/**
	 * A form, a decision or a process, bound to the version of the deployment.
	 */
	record BoundPart(ElementAspect aspect, String key) {
	}

}
