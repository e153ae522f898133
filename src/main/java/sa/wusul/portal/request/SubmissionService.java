package sa.wusul.portal.request;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.core.type.TypeReference;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.AccessLog;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseRead;
import sa.wusul.casefile.Channel;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.Representation;
import sa.wusul.casefile.RequestStarter;
import sa.wusul.citizen.Citizen;
import sa.wusul.citizen.CitizenLimit;
import sa.wusul.notification.MessageLanguage;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.text.Sha256;

/**
 * Submission of a citizen's request, once, in the citizen's own name or as the one who
 * acts for somebody else.
 */
@Component
class SubmissionService {

	static final TypeReference<Map<String, Object>> ANSWERS = new TypeReference<>() {
	};

	/** The wish of a citizen who chose a time. */
	private static final String SOONEST = "SOONEST";

	private static final int KEY_DIGITS = 40;

	/**
	 * Attempts after which the concurrent submission of a double click has finished, or
	 * none will succeed.
	 */
	private static final int ATTEMPTS = 3;

	private static final Set<String> REPRESENTING = Set.of(Representation.GUARDIAN.name(), Representation.AGENT.name());

	private final RequestStarter requests;

	private final CaseFiles caseFiles;

	private final LimitDecisions limits;

	private final Clock clock;

	private final AccessLog log;

	SubmissionService(RequestStarter requests, CaseFiles caseFiles, LimitDecisions limits, Clock clock, AccessLog log) {
		this.log = log;
		this.limits = limits;
		this.clock = clock;
		this.requests = requests;
		this.caseFiles = caseFiles;
	}

	/**
	 * Submits a request.
	 * @param answers the citizen's answers; the portal adds those that the form does not
	 * ask
	 * @param key of the draft
	 * @param language of the page; an officer's page says nothing about the citizen
	 * @return the reference; the same for the same key
	 * @throws RefusalException if an answer is wrong
	 */
	String handIn(Citizen citizen, String service, Map<String, Object> answers, Channel channel, String key,
			MessageLanguage language) {
		var told = new LinkedHashMap<>(answers);
		told.keySet().removeAll(RequestForm.NOT_ASKED);
		told.put("channel", channel.name());
		told.put("identityNumber", citizen.identityNumber());
		told.put("mobile", citizen.mobile());
		if (citizen.helper() == null) {
			told.put("messageLanguage", language.name());
		}
		if (told.containsKey(RequestForm.TIME)) {
			told.putIfAbsent(RequestForm.WISH, SOONEST);
		}
		var submissionKey = Optional.of(submissionKey(citizen, key));
		var represents = REPRESENTING.contains(String.valueOf(told.get(RequestSubject.REPRESENTATION)));
		if (represents) {
			if (this.caseFiles.openedWith(submissionKey.get()).isEmpty()) {
				refuseTooMany(citizen);
			}
			told.put("agentIdentityNumber", citizen.identityNumber());
			told.put("agentName", told.get("requesterName"));
		}
		else {
			refuseTooMany(citizen, service, submissionKey.get());
		}
		for (var attempt = 1;; attempt++) {
			try {
				var reference = this.requests.submit(service, told, submissionKey).reference();
				if (represents) {
					this.log.write(CaseRead.byRepresentative(reference));
				}
				return reference;
			}
			catch (RefusalException refusal) {
				var opened = this.caseFiles.openedWith(submissionKey.get());
				if (opened.isPresent()) {
					return opened.get();
				}
				if (!refusal.code().equals("request.submittedAtTheSameTime") || attempt == ATTEMPTS) {
					throw refusal;
				}
			}
		}
	}

	/**
	 * Refuses more requests for others than a person has, so that nobody explores the
	 * registers with them.
	 */
	private void refuseTooMany(Citizen citizen) {
		var most = this.limits.number(CitizenLimit.REPRESENTATIONS);
		var aDayAgo = this.clock.instant().minus(Duration.ofDays(1));
		var handedIn = this.caseFiles.representedBy(new IdentityNumber(citizen.identityNumber()))
			.stream()
			.filter((file) -> file.times().openedAt().isAfter(aDayAgo))
			.count();
		if (handedIn >= most) {
			throw new RefusalException(Kind.TOO_MANY, "representation.tooMany", most);
		}
	}

	/**
	 * Refuses more requests for one service than a person needs in a day, so that no
	 * program floods the clerks in their name; a clerk of a centre takes any number.
	 */
	private void refuseTooMany(Citizen citizen, String service, String submissionKey) {
		var most = this.limits.number(CitizenLimit.OWN_REQUESTS);
		var aDayAgo = this.clock.instant().minus(Duration.ofDays(1));
		if (this.caseFiles.countSince(new IdentityNumber(citizen.identityNumber()), service, aDayAgo) >= most
				&& this.caseFiles.openedWith(submissionKey).isEmpty()) {
			throw new RefusalException(Kind.TOO_MANY, "request.tooMany", most);
		}
	}

	/** Returns the reference of the case opened from a draft. */
	Optional<String> reference(Citizen citizen, String key) {
		return this.caseFiles.openedWith(submissionKey(citizen, key));
	}

	/**
	 * Hashes the key with the identity number, so that another citizen's key can never
	 * match.
	 */
	private static String submissionKey(Citizen citizen, String key) {
		return "portal:" + Sha256.hex(citizen.identityNumber() + ":" + key).substring(0, KEY_DIGITS);
	}

}
