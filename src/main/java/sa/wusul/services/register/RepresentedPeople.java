package sa.wusul.services.register;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import sa.wusul.services.register.RepresentedPerson.Kind;

/**
 * The people for whom a person may act, and their workers, as far as the registers
 * answered.
 *
 * @param silent the kinds whose register did not answer
 */
public record RepresentedPeople(List<RepresentedPerson> people, Set<Kind> silent) implements Serializable {

	public RepresentedPeople {
		people = new ArrayList<>(people);
		silent = new TreeSet<>(silent);
	}

	public List<RepresentedPerson> forKind(Kind kind) {
		return this.people.stream().filter((person) -> person.kind() == kind).toList();
	}

	/** Finds a person by their id in this session. */
	public Optional<RepresentedPerson> find(String id) {
		return this.people.stream().filter((person) -> person.id().equals(id)).findFirst();
	}

	/**
	 * Returns these people with one kind of them as it was read anew. People who are
	 * still listed keep their ids, and what else is known of them.
	 */
	RepresentedPeople renewed(Kind kind, List<RepresentedPerson> fresh) {
		var now = fresh.stream()
			.map((person) -> this.people.stream()
				.filter(person::isSame)
				.findFirst()
				.map((known) -> person.named(known.id()).with(known.documents()))
				.orElse(person));
		var spoken = new TreeSet<>(this.silent);
		spoken.remove(kind);
		return new RepresentedPeople(
				Stream.concat(this.people.stream().filter((person) -> person.kind() != kind), now).toList(), spoken);
	}

	/** Omits the personal data, which must not be logged. */
	@Override
	public String toString() {
		return "RepresentedPeople";
	}

}
