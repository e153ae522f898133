package sa.wusul.citizen;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.MobileNumber;
import sa.wusul.notification.MessageLanguage;
import sa.wusul.notification.PassingMessages;
import sa.wusul.platform.outbox.OutboxEntry;
import sa.wusul.platform.outbox.OutboxHandler;

/**
 * Outbox handler that looks up the number on file, creates the code and sends it, all
 * after the answer to the log-in page. Without a number on file it sends no code, and
 * tells nobody.
 */
@Component
class LoginCodeOutboxHandler implements OutboxHandler {

	private static final String TEXT = "loginCode";

	private static final String CASE_TEXT = "trackingCode";

	private static final String CALL_TEXT = "callLoginCode";

	private final CitizenLoginService logins;

	private final RegisteredNumberReader numbers;

	private final CaseFiles cases;

	private final PassingMessages messages;

	LoginCodeOutboxHandler(CitizenLoginService logins, RegisteredNumberReader numbers, CaseFiles cases,
			PassingMessages messages) {
		this.logins = logins;
		this.numbers = numbers;
		this.cases = cases;
		this.messages = messages;
	}

	@Override
	public String kind() {
		return LoginCodeOrder.KIND;
	}

	@Override
	public Lane lane() {
		return Lane.CODES;
	}

	@Override
	public boolean isAvailable() {
		return this.messages.isAvailable() && this.numbers.areReachable();
	}

	@Override
	public void perform(OutboxEntry entry) {
		var order = entry.order(LoginCodeOrder.class);
		this.logins.waiting(order)
			.ifPresent((addressee) -> mobile(addressee).ifPresent((mobile) -> this.logins.make(order, mobile)
				.ifPresent((made) -> this.messages.sendIn(MessageLanguage.ofCode(order.language()), mobile.value(),
						made.number(), text(addressee), entry.key() + ":" + UUID.randomUUID(),
						Map.of("accessCode", made.code())))));
	}

	private static String text(CitizenLoginService.Addressee addressee) {
		if (addressee.calling()) {
			return CALL_TEXT;
		}
		return addressee.caseReference().isPresent() ? CASE_TEXT : TEXT;
	}

	/**
	 * Returns the register's number of a person, or that of the requester in the case.
	 */
	private Optional<MobileNumber> mobile(CitizenLoginService.Addressee addressee) {
		return addressee.caseReference().isPresent()
				? addressee.caseReference()
					.flatMap(this.cases::find)
					.map((file) -> new MobileNumber(file.requester().mobile()))
				: this.numbers.forPerson(new IdentityNumber(addressee.identityNumber()));
	}

}
