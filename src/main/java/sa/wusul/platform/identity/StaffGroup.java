package sa.wusul.platform.identity;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import sa.wusul.platform.text.ShownText;

/** A group of staff: a role and, if it receives work, the place for which it does so. */
public record StaffGroup(Role role, Optional<Place> centre, Optional<Place> section, Optional<Place> department) {

	static StaffGroup of(Role role) {
		return new StaffGroup(role, Optional.empty(), Optional.empty(), Optional.empty());
	}

	static StaffGroup of(Role role, Place centre) {
		return new StaffGroup(role, Optional.of(centre), Optional.empty(), Optional.empty());
	}

	static StaffGroup of(Role role, Place centre, Place section) {
		return new StaffGroup(role, Optional.of(centre), Optional.of(section), Optional.empty());
	}

	static StaffGroup ofDepartment(Role role, Place department) {
		return new StaffGroup(role, Optional.empty(), Optional.empty(), Optional.of(department));
	}

	public String id() {
		return Stream.concat(Stream.of(this.role.id()), places().map(Place::id)).collect(Collectors.joining("-"));
	}

	public String ar() {
		return Stream.concat(Stream.of(this.role.ar()), places().map(Place::ar)).collect(Collectors.joining(" – "));
	}

	public String en() {
		return Stream.concat(Stream.of(this.role.en()), places().map(Place::en)).collect(Collectors.joining(" – "));
	}

	/** Returns the name in the language of the page that asks. */
	public String shown() {
		return ShownText.choose(ar(), en());
	}

	/**
	 * Checks whether the group belongs to one place and so receives that place's work.
	 */
	public boolean placed() {
		return places().findAny().isPresent();
	}

	/**
	 * Checks whether the group does the work of this centre and section: those of its own
	 * place, or all if its role works for the whole ministry.
	 */
	boolean receivesFor(String centreId, String sectionId) {
		return switch (this.role.scope()) {
			case NONE -> true;
			case CENTRE, SECTION -> placed() && is(this.centre, centreId) && is(this.section, sectionId);
			case DEPARTMENT -> placed();
		};
	}

	/** Checks whether the group does work at this entry of a list of the organisation. */
	boolean worksAt(String list, String entry, Organisation organisation) {
		if (this.role.scope() == Role.Scope.NONE) {
			return true;
		}
		return placed() && switch (list) {
			case "centres" -> is(this.centre, entry);
			case "sections" -> is(this.section, entry);
			case "departments" -> is(this.department, entry);
			case "prisons" ->
				organisation.prison(entry).filter((prison) -> is(this.centre, prison.centre())).isPresent();
			default -> true;
		};
	}

	private static boolean is(Optional<Place> own, String id) {
		return own.map((place) -> place.id().equals(id)).orElse(true);
	}

	private Stream<Place> places() {
		return Stream.of(this.centre, this.section, this.department).flatMap(Optional::stream);
	}

}
