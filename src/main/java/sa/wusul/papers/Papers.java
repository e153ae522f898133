package sa.wusul.papers;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.papers.VerifiedPaper.Reason;
import sa.wusul.platform.problem.Refusal;

/**
 * Issues the papers of a case and keeps them for good.
 *
 * <p>
 * A paper's number is the case reference, a slash and the paper's place among the papers
 * of that case: {@code 1448-0001234-7/1}. Two transactions that issue for one case at the
 * same moment would arrive at the same number; the database lets only one of them pass,
 * and the other finds the next number when it is tried again.
 *
 * <p>
 * Such numbers can be guessed, so whoever asks whether a paper is genuine has to know the
 * {@link VerificationCode} that is printed on it.
 */
@Service
public class Papers {

	static final String PDF = "application/pdf";

	private final PaperPrinter printer;

	private final PaperStore store;

	private final Clock clock;

	Papers(PaperPrinter printer, PaperStore store, Clock clock) {
		this.printer = printer;
		this.store = store;
		this.clock = clock;
	}

	/**
	 * Issues a paper once. Repeating the call with the same key returns the same paper.
	 */
	@Transactional
	public IssuedPaper issue(PaperRequest request) {
		return this.store.withKey(request.key()).orElseGet(() -> issueNew(request));
	}

	private IssuedPaper issueNew(PaperRequest request) {
		var ordinal = this.store.countOf(request.caseReference()) + 1;
		var number = request.caseReference() + "/" + ordinal;
		var issuedAt = this.clock.instant().truncatedTo(ChronoUnit.SECONDS);
		var code = VerificationCode.random();
		var printed = this.printer.print(request, number, code, issuedAt);
		var hash = hash(printed.content());
		var paper = new IssuedPaper(number, request.caseReference(), printed.title(), hash, issuedAt,
				printed.forRequester());
		this.store.keep(hash, PDF, printed.content());
		this.store.enter(paper, ordinal, request, code, printed.document());
		return paper;
	}

	/** The papers of a case in the order of issue. */
	public List<IssuedPaper> ofCase(String caseReference) {
		return this.store.ofCase(caseReference);
	}

	/** Those of them that the requester gets, in the order of issue. */
	public List<IssuedPaper> forRequester(String caseReference) {
		return ofCase(caseReference).stream().filter(IssuedPaper::forRequester).toList();
	}

	/** The bytes of a paper, as they were issued. */
	public byte[] content(String contentHash) {
		return this.store.content(contentHash).orElseThrow(() -> new Refusal(Refusal.Kind.UNKNOWN, "paper.unknown"));
	}

	/** Empty where no paper carries this code. */
	@Transactional(readOnly = true)
	public Optional<VerifiedPaper> verify(VerificationCode code) {
		return this.store.withCode(code);
	}

	/**
	 * The paper no longer counts. One that was withdrawn before, or never issued, stays
	 * as it is.
	 */
	@Transactional
	public void withdraw(String number, Reason reason) {
		this.store.withdraw(number, reason, this.clock.instant());
	}

	/** The same for all papers of the case that this template made. */
	@Transactional
	public void withdrawAll(String caseReference, String template, Reason reason) {
		this.store.numbers(caseReference, template).forEach((number) -> withdraw(number, reason));
	}

	/**
	 * What was withdrawn of them counts again, but for what another took the place of.
	 */
	@Transactional
	public void reinstateAll(String caseReference, String template) {
		this.store.numbers(caseReference, template)
			.forEach((number) -> this.store.reinstate(number, this.clock.instant()));
	}

	static String hash(byte[] content) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
		}
		catch (NoSuchAlgorithmException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

}
