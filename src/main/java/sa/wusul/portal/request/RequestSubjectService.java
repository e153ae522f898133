package sa.wusul.portal.request;

import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.HttpSession;

import org.springframework.stereotype.Service;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.citizen.Citizen;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.services.RepresentationDecisions;
import sa.wusul.services.register.RepresentedPeople;
import sa.wusul.services.register.RepresentedPeopleReader;
import sa.wusul.services.register.RepresentedPerson;

/**
 * The people for whom a citizen may act, asked once a log-in, and again about one kind of
 * them when a request is begun or sent.
 */
@Service
class RequestSubjectService {

	/** Session attribute: what the registers answered. */
	private static final String PEOPLE = "representedPeople";

	private final RepresentedPeopleReader registers;

	private final RepresentationDecisions decisions;

	RequestSubjectService(RepresentedPeopleReader registers, RepresentationDecisions decisions) {
		this.registers = registers;
		this.decisions = decisions;
	}

	RepresentedPeople people(Citizen citizen, HttpSession session) {
		if (session.getAttribute(PEOPLE) instanceof RepresentedPeople known) {
			return known;
		}
		var asked = this.registers.find(person(citizen));
		session.setAttribute(PEOPLE, asked);
		return asked;
	}

	/**
	 * Returns a person of this session, as their register vouches for them now.
	 * @throws RefusalException {@code mine.unknown}, or that the right has ended
	 */
	RepresentedPerson get(String id, Citizen citizen, HttpSession session) {
		return get(List.of(id), citizen, session).get(0);
	}

	/** Returns people of this session, all of one kind. */
	List<RepresentedPerson> get(List<String> ids, Citizen citizen, HttpSession session) {
		var known = people(citizen, session);
		var asked = ids.stream().distinct().map((id) -> find(known, id)).toList();
		if (asked.stream().map(RepresentedPerson::kind).distinct().count() != 1) {
			throw new RefusalException(Kind.UNKNOWN, "mine.unknown");
		}
		var now = renew(known, asked.get(0).kind(), citizen, session);
		return asked.stream()
			.map((person) -> now.find(person.id())
				.orElseThrow(() -> new RefusalException(Kind.CONFLICT, gone(person.kind()))))
			.toList();
	}

	/** Finds a person as the registers answered first, without asking anew. */
	RepresentedPerson look(String id, Citizen citizen, HttpSession session) {
		return find(people(citizen, session), id);
	}

	private static RepresentedPerson find(RepresentedPeople known, String id) {
		return known.find(id).orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "mine.unknown"));
	}

	/** Returns why a service is not open for a person; empty if it is. */
	Optional<String> obstacle(RepresentedPerson person, String service) {
		var standing = this.decisions.standing(person, service);
		return standing.equals(RepresentationDecisions.PROVEN) ? Optional.empty() : Optional.of("mine." + standing);
	}

	/**
	 * Refuses a request if the register no longer vouches for it. A silent register
	 * refuses nothing: the process asks it again and waits for its answer.
	 */
	void check(RequestSubject subject, String service, Citizen citizen, HttpSession session) {
		var now = renew(people(citizen, session), subject.kind(), citizen, session);
		if (now.silent().contains(subject.kind())) {
			return;
		}
		var vouched = now.forKind(subject.kind()).stream().filter(subject::isAbout).toList();
		if (vouched.stream().map(RepresentedPerson::identityNumber).distinct().count() < subject.people().size()) {
			throw new RefusalException(Kind.CONFLICT, gone(subject.kind()));
		}
		if (subject.represented().isPresent()) {
			obstacle(vouched.get(0), service).ifPresent((code) -> {
				throw new RefusalException(Kind.CONFLICT, code);
			});
		}
	}

	/** Returns the refusal of a person whom the register no longer lists. */
	private static String gone(RepresentedPerson.Kind kind) {
		return "mine.gone." + kind;
	}

	private RepresentedPeople renew(RepresentedPeople known, RepresentedPerson.Kind kind, Citizen citizen,
			HttpSession session) {
		var now = this.registers.renew(known, kind, person(citizen));
		session.setAttribute(PEOPLE, now);
		return now;
	}

	private static IdentityNumber person(Citizen citizen) {
		return new IdentityNumber(citizen.identityNumber());
	}

}
