package sa.wusul.tawasul.letter;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Service;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.RequestStarter;
import sa.wusul.papers.PaperService;
import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.text.Sha256;
import sa.wusul.tawasul.TawasulLimit;

/** Service with which detainees write letters and read the answers. */
@Service
public class LetterService {

	static final String LETTER = "tawasul-detainee-letter";

	private static final String ANSWER = "answer";

	private static final int KEY_DIGITS = 40;

	private final RequestStarter requests;

	private final CaseFiles caseFiles;

	private final PaperService papers;

	private final LimitDecisions limits;

	private final Organisation organisation;

	private final Clock clock;

	LetterService(RequestStarter requests, CaseFiles caseFiles, PaperService papers, LimitDecisions limits,
			Rights rights, Clock clock) {
		this.requests = requests;
		this.caseFiles = caseFiles;
		this.papers = papers;
		this.limits = limits;
		this.organisation = rights.organisation();
		this.clock = clock;
	}

	/**
	 * Sends a letter to the window of the prison's centre.
	 * @param letter addressee, text and wish for a printed answer
	 * @param key of the page, so that a letter is sent once
	 * @return the reference of its case
	 * @throws RefusalException {@code letter.tooMany} if they wrote too many today
	 */
	public String write(LetterWriter writer, String prison, Map<String, Object> letter, String key) {
		var submissionKey = Optional
			.of("terminal:" + Sha256.hex(writer.identityNumber() + ":" + key).substring(0, KEY_DIGITS));
		var earlier = submissionKey.flatMap(this.caseFiles::openedWith);
		if (earlier.isPresent()) {
			return earlier.get();
		}
		refuseTooMany(writer);
		var answers = new HashMap<>(letter);
		answers.put("channel", "KIOSK");
		answers.put("centre", centre(prison));
		answers.put("section", writer.section());
		answers.put("identityNumber", writer.identityNumber());
		answers.put("requesterName", writer.name());
		return this.requests.submit(LETTER, answers, submissionKey).reference();
	}

	private void refuseTooMany(LetterWriter writer) {
		var yesterday = this.clock.instant().minus(Duration.ofDays(1));
		var most = this.limits.number(TawasulLimit.TERMINAL_LETTERS);
		if (forWriter(writer).stream().filter((file) -> file.times().openedAt().isAfter(yesterday)).count() >= most) {
			throw new RefusalException(Kind.TOO_MANY, "letter.tooMany", most);
		}
	}

	private String centre(String prison) {
		return this.organisation.prison(prison)
			.map(Organisation.Prison::centre)
			.orElseThrow(() -> new IllegalStateException("No prison " + prison));
	}

	/** Returns the letters of a detainee, the newest first. */
	public List<CaseFile> forWriter(LetterWriter writer) {
		return this.caseFiles.forPerson(writer.identity())
			.stream()
			.filter((file) -> file.processKey().equals(LETTER))
			.toList();
	}

	/**
	 * Returns a letter of this detainee.
	 * @throws RefusalException {@code case.unknown}
	 */
	public CaseFile get(LetterWriter writer, String reference) {
		return forWriter(writer).stream()
			.filter((file) -> file.reference().equals(reference))
			.findFirst()
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "case.unknown"));
	}

	/** Returns the answer once it was released and issued. */
	public Optional<String> answer(CaseFile letter) {
		return this.papers.forRequester(letter.reference()).isEmpty() ? Optional.empty()
				: this.caseFiles.lastNote(letter.reference(), ANSWER);
	}

}
