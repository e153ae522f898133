package sa.wusul.portal.request;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.type.TypeReference;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.Channel;
import sa.wusul.casefile.RequestStarter;
import sa.wusul.citizen.Citizen;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.text.Sha256;

/** Submission of a citizen's request, once and in the citizen's own name. */
@Component
class SubmissionService {

	static final TypeReference<Map<String, Object>> ANSWERS = new TypeReference<>() {
	};

	private static final int KEY_DIGITS = 40;

	/**
	 * Attempts after which the concurrent submission of a double click has finished, or
	 * none will succeed.
	 */
	private static final int ATTEMPTS = 3;

	private final RequestStarter requests;

	private final CaseFiles caseFiles;

	SubmissionService(RequestStarter requests, CaseFiles caseFiles) {
		this.requests = requests;
		this.caseFiles = caseFiles;
	}

	/**
	 * Submits a request.
	 * @param answers the citizen's answers; the portal adds those that the form does not
	 * ask
	 * @param key of the draft
	 * @return the reference; the same for the same key
	 * @throws RefusalException if an answer is wrong
	 */
	String handIn(Citizen citizen, String service, Map<String, Object> answers, Channel channel, String key) {
		var told = new LinkedHashMap<>(answers);
		told.keySet().removeAll(RequestForm.NOT_ASKED);
		told.put("channel", channel.name());
		told.put("identityNumber", citizen.identityNumber());
		told.put("mobile", citizen.mobile());
		var submissionKey = Optional.of(submissionKey(citizen, key));
		for (var attempt = 1;; attempt++) {
			try {
				return this.requests.submit(service, told, submissionKey).reference();
			}
			catch (RefusalException refusal) {
				if (!refusal.code().equals("request.submittedAtTheSameTime") || attempt == ATTEMPTS) {
					throw refusal;
				}
			}
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
