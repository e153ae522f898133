package sa.wusul.release;

import java.util.Optional;

import sa.wusul.release.rules.Guard;
import sa.wusul.release.rules.GuardedElement;
import sa.wusul.release.rules.GuardedModel;
import sa.wusul.release.rules.ProtectedFact;

/**
 * A change of something that guards cases, between the model in service and a draft.
 *
 * @param protection the reason for a third person; empty if two people may change it
 */
record GuardChange(GuardedModel before, GuardedModel after, String element, Guard guard, Optional<String> was,
		Optional<String> becomes, Optional<ProtectedFact> protection) {

	/** Returns the element as the draft has it, or as it was. */
	GuardedElement newest() {
		return Optional.ofNullable(this.after.elements().get(this.element))
			.orElseGet(() -> this.before.elements().get(this.element));
	}

	/** Returns added, removed or changed. */
	String kind() {
		return this.was.isEmpty() ? "added" : this.becomes.isEmpty() ? "removed" : "changed";
	}

}
