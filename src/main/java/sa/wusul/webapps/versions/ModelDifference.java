package sa.wusul.webapps.versions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The differences between two versions of a model. */
public record ModelDifference(List<Change> changes) {

	/**
	 * Compares two versions.
	 * @param before the parts in the deployment of the one version
	 * @param after the parts in the deployment of the other
	 */
	static ModelDifference between(Map<String, ModelElement> one, Parts before, Map<String, ModelElement> other,
			Parts after) {
		var changes = new ArrayList<Change>();
		var ids = new TreeSet<>(one.keySet());
		ids.addAll(other.keySet());
		for (var id : ids) {
			var old = one.get(id);
			var now = other.get(id);
			if (old == null) {
				changes.add(new Change(id, now.kind(), now.title(), Kind.ADDED, List.of()));
			}
			else if (now == null) {
				changes.add(new Change(id, old.kind(), old.title(), Kind.REMOVED, List.of()));
			}
			else {
				var details = details(old, before, now, after);
				if (!details.isEmpty()) {
					var moved = details.stream().anyMatch((detail) -> detail.aspect() == ElementAspect.PLACE);
					changes.add(new Change(id, now.kind(), now.title(), moved ? Kind.MOVED : Kind.CHANGED, details));
				}
			}
		}
		// Steps before the flows between them.
		changes.sort(Comparator.comparing((Change change) -> "sequenceFlow".equals(change.element()))
			.thenComparing(Change::kind)
			.thenComparing(Change::id));
		return new ModelDifference(List.copyOf(changes));
	}

	Optional<Change> findChange(String id) {
		return this.changes.stream().filter((change) -> change.id().equals(id)).findFirst();
	}

	private static List<Detail> details(ModelElement old, Parts before, ModelElement now, Parts after) {
		var details = new ArrayList<Detail>();
		if (!old.kind().equals(now.kind())) {
			details.add(new Detail(ElementAspect.KIND, old.kind(), now.kind()));
		}
		if (!Objects.equals(old.scope(), now.scope()) && !old.isFlow()) {
			details.add(new Detail(ElementAspect.PLACE, old.scope(), now.scope()));
		}
		for (var aspect : ElementAspect.values()) {
			if (aspect == ElementAspect.PATH && !old.fact(aspect).equals(now.fact(aspect))) {
				details.add(new Detail(aspect, old.title(), now.title()));
			}
			else if (!old.fact(aspect).equals(now.fact(aspect))) {
				details.add(new Detail(aspect, missing(old.fact(aspect), now.fact(aspect)),
						missing(now.fact(aspect), old.fact(aspect))));
			}
		}
		for (var part : now.bound()) {
			var then = before.findPart(part);
			var today = after.findPart(part);
			if (old.bound().contains(part) && !then.map(Part::content).equals(today.map(Part::content))) {
				details.add(new Detail(part.aspect(), text(part, then), text(part, today)));
			}
		}
		return details;
	}

	private static String text(ModelElement.BoundPart part, Optional<Part> found) {
		return part.key() + found.map((version) -> " (" + version.label() + ")").orElse(" (–)");
	}

	/** Returns the lines that the other version lacks. */
	private static String missing(List<String> lines, List<String> others) {
		return String.join("\n", lines.stream().filter((line) -> !others.contains(line)).toList());
	}

	Stream<Change> stream() {
		return this.changes.stream();
	}

	/** Kind of a change. */
	public enum Kind {

		ADDED, REMOVED, MOVED, CHANGED

	}

	/**
	 * A changed element.
	 *
	 * @param element its BPMN type
	 */
	public record Change(String id, String element, String name, Kind kind, List<Detail> details) {

		boolean changes(ElementAspect aspect) {
			return this.details.stream().anyMatch((detail) -> detail.aspect() == aspect);
		}

	}

	/** An aspect of an element, as it was and as it is. */
	public record Detail(ElementAspect aspect, String before, String after) {
	}

	/** The forms, decisions and processes deployed with a version of a model. */
	interface Parts {

		Optional<Part> findPart(ModelElement.BoundPart part);

	}

	/**
	 * A deployed form, decision or process.
	 *
	 * @param number its version; 0 if it is of a draft
	 * @param content equal if the content is equal
	 */
	record Part(int number, String content) {

		private static final int MARK = 7;

		private String label() {
			return (this.number > 0) ? String.valueOf(this.number)
					: this.content.substring(0, Math.min(MARK, this.content.length()));
		}

	}

}
