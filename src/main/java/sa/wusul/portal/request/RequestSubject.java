package sa.wusul.portal.request;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import sa.wusul.services.register.RepresentedPerson;
import sa.wusul.services.register.RepresentedPerson.Kind;

/**
 * The people whom a request is about, as a register vouched for them when it was begun.
 * They stand in the draft, and no answer of a page changes them.
 *
 * @param answers answers of the form by their keys
 */
record RequestSubject(Kind kind, Map<String, String> answers, List<Named> people) {

	/** The answers of a form that says whom somebody represents, by their keys. */
	static final String REPRESENTATION = "representation";

	private static final String NUMBER = "representedIdentityNumber";

	private static final String POWER = "powerNumber";

	private static final String WORKER = "workerIdentityNumber";

	private static final String LIST = "workerList";

	/** The questions for workers, by their keys. */
	static final Set<String> WORKERS = Set.of(WORKER, LIST);

	RequestSubject {
		answers = new LinkedHashMap<>(answers);
		people = List.copyOf(people);
	}

	/** Returns a request for a child, or for somebody who gave a power of attorney. */
	static RequestSubject represented(RepresentedPerson person) {
		var answers = new LinkedHashMap<String, String>();
		answers.put(REPRESENTATION, (person.kind() == Kind.CHILD) ? "GUARDIAN" : "AGENT");
		answers.put(NUMBER, person.identityNumber());
		put("representedName", person.name(), answers);
		if (person.power() != null) {
			answers.put(POWER, person.power().number());
		}
		return new RequestSubject(person.kind(), answers, List.of(Named.of(person)));
	}

	/** Returns a request of an employer, for one worker or for a list of them. */
	static RequestSubject workers(List<RepresentedPerson> workers) {
		var answers = new LinkedHashMap<>(Map.of(REPRESENTATION, "SELF"));
		if (workers.size() == 1) {
			answers.put(WORKER, workers.get(0).identityNumber());
			put("workerName", workers.get(0).name(), answers);
		}
		else {
			answers.put(LIST, String.join("\n", workers.stream().map(RepresentedPerson::identityNumber).toList()));
		}
		return new RequestSubject(Kind.WORKER, answers, workers.stream().map(Named::of).toList());
	}

	private static void put(String key, String name, Map<String, String> answers) {
		if (!name.isEmpty()) {
			answers.put(key, name);
		}
	}

	/** Returns the identity number of the person for whom somebody acts. */
	Optional<String> represented() {
		return Optional.ofNullable(this.answers.get(NUMBER));
	}

	/** Checks whether a person of the register is one of these, by the same right. */
	boolean isAbout(RepresentedPerson person) {
		return person.kind() == this.kind
				&& this.people.stream().anyMatch((one) -> one.number().equals(person.identityNumber()))
				&& (person.power() == null || person.power().number().equals(this.answers.get(POWER)));
	}

	/** Omits the personal data, which must not be logged. */
	@Override
	public String toString() {
		return "RequestSubject[" + this.kind + "]";
	}

	/** A person by name and identity number. */
	record Named(String name, String number) {

		private static Named of(RepresentedPerson person) {
			return new Named(person.name(), person.identityNumber());
		}

	}

}
