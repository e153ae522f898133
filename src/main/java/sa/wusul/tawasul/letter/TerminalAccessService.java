package sa.wusul.tawasul.letter;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.Digits;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.platform.code.OneTimeCode;
import sa.wusul.platform.code.OneTimeCodes;
import sa.wusul.platform.code.OneTimeCodes.Policy;
import sa.wusul.platform.database.NamedLock;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.platform.encryption.PersonalFields;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.tawasul.TawasulLimit;
import sa.wusul.tawasul.letter.TerminalAccessRepository.Access;

/**
 * Service that lets detainees into the terminals. A sealed code is used once, to choose a
 * secret number: a code that somebody else opened and used is of no use to the detainee,
 * who notices it. The answers disclose nothing about a person, and take as long for
 * everybody.
 */
@Service
public class TerminalAccessService {

	private static final String PURPOSE = "terminal-code";

	private static final Set<String> COMMON = Set.of("123456", "654321", "123123", "112233");

	private final TerminalAccessRepository accesses;

	private final OneTimeCodes codes;

	/** Held for a detainee, so that concurrent guesses are counted one by one. */
	private final NamedLock lock;

	private final LimitDecisions limits;

	private final CaseFiles caseFiles;

	private final PersonalFields fields;

	private final Clock clock;

	TerminalAccessService(TerminalAccessRepository accesses, JdbcClient jdbc, LimitDecisions limits,
			CaseFiles caseFiles, PersonalFields fields, Clock clock) {
		this.accesses = accesses;
		this.codes = new OneTimeCodes(jdbc, clock, PURPOSE, this::policy);
		this.lock = new NamedLock(jdbc, "terminal-access", 16);
		this.limits = limits;
		this.caseFiles = caseFiles;
		this.fields = fields;
		this.clock = clock;
	}

	private Policy policy() {
		var lives = this.limits.duration(TawasulLimit.TERMINAL_CODE);
		return new Policy(this.limits.number(TawasulLimit.TERMINAL_CODE_TRIES), Policy.UNLIMITED, lives, lives, true,
				false);
	}

	/** Returns the subject of the codes, which stands for the detainee without a name. */
	private String subject(IdentityNumber detainee) {
		return this.fields.hash(detainee.value());
	}

	/**
	 * Issues a code for the requester of this case. Earlier codes and the detainee's
	 * secret number end.
	 */
	@Transactional
	public SealedCode issue(String caseReference) {
		var detainee = new IdentityNumber(this.caseFiles.get(caseReference).requester().identityNumber());
		this.lock.hold(detainee.value());
		this.accesses.begin(detainee, caseReference);
		var code = this.codes.make(subject(detainee), this.codes.order(subject(detainee))).orElseThrow();
		return new SealedCode(code, this.clock.instant().plus(policy().lives()));
	}

	/**
	 * Ends the code of this case, which was not handed over, unless there is a newer one.
	 */
	@Transactional
	public void withdraw(String caseReference) {
		var detainee = new IdentityNumber(this.caseFiles.get(caseReference).requester().identityNumber());
		this.lock.hold(detainee.value());
		this.accesses.find(detainee)
			.filter((access) -> access.caseReference().equals(caseReference))
			.ifPresent((access) -> this.codes.withdraw(subject(detainee)));
	}

	/**
	 * Lets a detainee choose their secret number with the sealed code.
	 * @return the detainee; empty if the code is wrong, used or too old
	 * @throws RefusalException {@code terminal.weakPin} for a number that is easy to
	 * guess
	 */
	@Transactional
	public Optional<LetterWriter> choosePin(IdentityNumber detainee, String code, String pin) {
		var chosen = Digits.toLatin(pin.strip());
		refuseWeak(chosen, detainee);
		this.lock.hold(detainee.value());
		if (!this.codes.judge(subject(detainee), Digits.toLatin(code.strip())).right()) {
			return Optional.empty();
		}
		this.accesses.choose(detainee, OneTimeCode.hash(chosen));
		return this.accesses.find(detainee).map((access) -> writer(detainee, access));
	}

	private static void refuseWeak(String pin, IdentityNumber detainee) {
		if (!pin.matches("[0-9]{6}") || COMMON.contains(pin) || pin.chars().distinct().count() < 3
				|| detainee.value().contains(pin)) {
			throw new RefusalException(Kind.INVALID, "terminal.weakPin");
		}
	}

	/**
	 * Signs a detainee in. After some wrong tries they wait, so that nobody can guess;
	 * further tries during the wait do not prolong it.
	 * @return the detainee; empty if number or secret number are wrong, or they have to
	 * wait
	 */
	@Transactional
	public Optional<LetterWriter> signIn(IdentityNumber detainee, String pin) {
		this.lock.hold(detainee.value());
		var access = this.accesses.find(detainee).filter((known) -> known.pinHash() != null);
		var waits = access.flatMap(Access::lockedUntil).filter(this.clock.instant()::isBefore).isPresent();
		var hash = access.filter((known) -> !waits).map(Access::pinHash).orElse(null);
		if (OneTimeCode.matches(Digits.toLatin(pin.strip()), hash)) {
			this.accesses.clearTries(detainee);
			return access.map((known) -> writer(detainee, known));
		}
		if (!waits) {
			access.ifPresent((known) -> countWrong(detainee, known.wrongTries() + 1));
		}
		return Optional.empty();
	}

	private void countWrong(IdentityNumber detainee, int wrong) {
		this.accesses.countWrong(detainee);
		if (wrong >= this.limits.number(TawasulLimit.TERMINAL_TRIES_IN_ALL)) {
			this.accesses.forgetPin(detainee);
		}
		else if (wrong % this.limits.number(TawasulLimit.TERMINAL_TRIES) == 0) {
			this.accesses.lock(detainee, this.limits.duration(TawasulLimit.TERMINAL_WAIT));
		}
	}

	private LetterWriter writer(IdentityNumber detainee, Access access) {
		var file = this.caseFiles.get(access.caseReference());
		return new LetterWriter(detainee.value(), file.requester().name(), file.place().section());
	}

	/** A code in clear, for the sealed paper only. */
	public record SealedCode(String code, Instant validUntil) {
	}

}
