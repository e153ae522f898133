package sa.wusul.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.mockito.ArgumentCaptor;

import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.models.FileLimitDecisions;
import sa.wusul.notification.MessageChoice.Channel;
import sa.wusul.platform.attempt.AttemptLimiter;
import sa.wusul.platform.audit.AuditEntry;
import sa.wusul.platform.audit.AuditLog;
import sa.wusul.platform.encryption.EncryptionForTests;
import sa.wusul.platform.outbox.Outbox;
import sa.wusul.platform.outbox.OutboxEntry;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.retention.RetentionDecisions;
import sa.wusul.support.MovableClock;
import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;

@DisplayName("The choice of people about their messages")
@Tag("fast")
class MessageChoiceTest {

	private static final String MOBILE = "+966501234567";

	private static final String PERSON = "1058529940";

	private static final String ADDRESS = "raj.kumar@example.com";

	private static final String CASE = "1448-0001234-7";

	private static final Pattern CODE = Pattern.compile("\\b(\\d{6})\\b");

	private final Outbox outbox = mock(Outbox.class);

	private final List<OutboxEntry> orders = new ArrayList<>();

	private final EmailGateway mail = mock(EmailGateway.class);

	private final List<EmailMessage> received = new ArrayList<>();

	private final MovableClock clock = new MovableClock(Instant.parse("2026-11-24T09:00:00Z"));

	private final AuditLog audit = mock(AuditLog.class);

	private final AttemptLimiter limiter = mock(AttemptLimiter.class);

	private final StaticListableBeanFactory beans = new StaticListableBeanFactory();

	private TestDatabase database;

	private MessageChoiceService choices;

	private EmailAddressService addresses;

	private SmsOutboxHandler messages;

	private EmailOutboxHandler emails;

	private EmailCodeOutboxHandler codes;

	private void on(TestDatabase database) {
		this.database = database;
		willAnswer((call) -> this.orders.add(call.getArgument(0))).given(this.outbox).add(any());
		willAnswer((call) -> this.received.add(call.getArgument(0))).given(this.mail).send(any());
		given(this.limiter.take(any(), any())).willReturn(Optional.empty());
		given(this.audit.pseudonym(PERSON)).willReturn("p-1");
		this.beans.addBean("mail", this.mail);
		var repository = new MessageChoiceRepository(database.jdbc(), EncryptionForTests.fields(database.dataSource()),
				Clock.systemUTC());
		var limits = new FileLimitDecisions();
		var texts = new MessageTextReader(limits);
		this.choices = new MessageChoiceService(repository);
		var gateway = this.beans.getBeanProvider(EmailGateway.class);
		this.addresses = new EmailAddressService(repository, database.jdbc(), gateway, limits, this.limiter,
				mock(RetentionDecisions.class), this.outbox, texts, this.audit, this.clock);
		this.emails = new EmailOutboxHandler(gateway,
				new EmailProperties("localhost", 25, EmailProperties.Tls.NONE, null, null, null, "a@b.example",
						Duration.ofSeconds(1), 20),
				texts, repository, this.beans.getBeanProvider(SmsOutboxHandler.class), this.limiter, this.outbox,
				new TransactionTemplate(database.transactionManager()));
		this.beans.addBean("emails", this.emails);
		this.codes = new EmailCodeOutboxHandler(gateway, this.addresses, texts);
		this.messages = new SmsOutboxHandler(texts,
				(reference) -> Optional.of(new Recipient(MOBILE, "راج", "passport")), this.outbox,
				mock(SmsDispatchService.class), MessageChoiceTest::care,
				this.beans.getBeanProvider(MessageFollowUpService.class), mock(MessageCourtesyService.class), limits,
				Clock.systemUTC(), this.choices, this.beans.getBeanProvider(MessageChannel.class),
				mock(CaseNoticeService.class));
		this.beans.addBean("messages", this.messages);
	}

	@OnBothDatabases
	@DisplayName("is Arabic by SMS at first; the language is kept with a hash of the number, and a log-in changes none that was chosen")
	void language(TestDatabase database) {
		on(database);
		inform("requestReceived");
		assertThat(sms(0)).startsWith("استلمنا طلبكم");

		in(() -> {
			this.choices.proposeLanguage(MOBILE, MessageLanguage.ENGLISH);
			return null;
		});
		inform("requestReceived");
		assertThat(sms(1)).startsWith("We have received your request");

		in(() -> {
			this.choices.chooseLanguage(MOBILE, MessageLanguage.ARABIC);
			this.choices.proposeLanguage(MOBILE, MessageLanguage.ENGLISH);
			return null;
		});
		assertThat(this.choices.forNumber(MOBILE).language()).isEqualTo(MessageLanguage.ARABIC);
		assertThat(rows()).doesNotContain(MOBILE.substring(1));
	}

	@OnBothDatabases
	@DisplayName("counts an address only after the code sent there, keeps it sealed, and sends nothing else there before")
	void address(TestDatabase database) {
		on(database);
		in(() -> {
			this.addresses.name(MOBILE, " " + ADDRESS + " ", MessageLanguage.ENGLISH);
			return null;
		});
		this.codes.perform(this.orders.remove(0));
		assertThat(this.received).singleElement().satisfies((code) -> {
			assertThat(code.address()).isEqualTo(ADDRESS);
			assertThat(code.subject()).isEqualTo("Code for your e-mail address");
		});
		inform("requestReceived");
		assertThat(this.orders).singleElement().extracting(OutboxEntry::kind).isEqualTo("sms");
		assertThatExceptionOfType(RefusalException.class).isThrownBy(() -> choose(Channel.EMAIL))
			.withMessageContaining("email.none");

		assertThat(prove("000000").right()).isFalse();
		assertThat(prove(code()).right()).isTrue();
		assertThat(this.choices.forNumber(MOBILE)).isEqualTo(
				new MessageChoice(MessageLanguage.ENGLISH, Channel.BOTH, Optional.of(ADDRESS), Optional.empty()));
		assertThat(rows()).doesNotContain("raj.kumar", code());
		assertThatExceptionOfType(RefusalException.class).isThrownBy(() -> prove(code()))
			.withMessageContaining("email.none");
	}

	@OnBothDatabases
	@DisplayName("tells the number each change of the address and the channel, at any hour, and the audit log who made it")
	void told(TestDatabase database) {
		on(database);
		proven();
		assertThat(sms(0)).startsWith("An e-mail address was added to your messages.");
		this.orders.clear();
		this.clock.pass(Duration.ofMinutes(10));
		proven();
		assertThat(sms(0)).startsWith("The e-mail address of your messages was changed.");
		assertThat(rows()).as("no address in a message").doesNotContain("raj.kumar");
		this.orders.clear();
		choose(Channel.BOTH);
		assertThat(this.orders).as("the same again").isEmpty();
		choose(Channel.EMAIL);
		assertThat(this.orders).as("at the number, also if messages go elsewhere")
			.singleElement()
			.extracting(OutboxEntry::kind)
			.isEqualTo("sms");
		assertThat(sms(0)).startsWith("The way of your messages, by mobile or e-mail, was changed.");
		this.orders.clear();
		remove();
		remove();
		assertThat(this.orders).as("once").hasSize(1);
		assertThat(sms(0)).startsWith("The e-mail address was removed from your messages");
		var entries = ArgumentCaptor.forClass(AuditEntry.class);
		then(this.audit).should(times(4)).add(entries.capture());
		assertThat(entries.getAllValues()).allMatch((entry) -> entry.actor().equals("p-1"))
			.extracting(AuditEntry::deed)
			.containsExactly("email.added", "email.changed", "email.channel", "email.removed");
	}

	@OnBothDatabases
	@DisplayName("sends by both ways, or by e-mail alone, what is neither a code nor urgent")
	void channels(TestDatabase database) {
		on(database);
		proven();
		assertThat(kinds("requestReceived")).containsExactly("email", "sms");
		choose(Channel.EMAIL);
		assertThat(kinds("requestReceived")).containsExactly("email");
		assertThat(kinds("urgentReceived")).as("urgent").containsExactly("sms");
		assertThat(kinds("tawasulAccountNeeded")).as("asks, so its arrival is followed")
			.containsExactly("email", "sms");
		this.orders.clear();
		in(() -> {
			this.messages.inform(CASE, "deliveryCode", "code", Map.of("handoverCode", "123456"));
			return null;
		});
		assertThat(this.orders).as("a code").extracting(OutboxEntry::kind).containsExactly("sms");
		choose(Channel.SMS);
		assertThat(kinds("requestReceived")).containsExactly("sms");
	}

	@OnBothDatabases
	@DisplayName("is obeyed again at sending: removed or refused, a message goes by SMS instead; above the budget too")
	void instead(TestDatabase database) {
		on(database);
		proven();
		choose(Channel.EMAIL);
		this.orders.clear();
		inform("requestReceived");
		var waiting = this.orders.remove(0);
		this.emails.perform(waiting);
		assertThat(this.received).last().satisfies((email) -> {
			assertThat(email.subject()).isEqualTo("We have received your request " + CASE);
			assertThat(email.text()).startsWith("We have received your request");
			assertThat(email.key()).isEqualTo(waiting.key());
		});

		willThrow(new EmailRefusedException("no such user")).given(this.mail).send(any());
		assertThatExceptionOfType(EmailRefusedException.class).isThrownBy(() -> this.emails.perform(waiting));
		assertThat(this.orders).singleElement().satisfies((sms) -> {
			assertThat(sms.kind()).isEqualTo("sms");
			assertThat(sms.key()).isEqualTo(waiting.key().replace("email:", "sms:"));
		});

		this.orders.clear();
		given(this.limiter.take(any(), any())).willReturn(Optional.of(Duration.ofHours(1)));
		assertThat(kinds("requestReceived")).containsExactly("sms");
		remove();
		this.orders.clear();
		this.emails.perform(waiting);
		assertThat(this.orders).extracting(OutboxEntry::kind).containsExactly("sms");
		assertThat(this.choices.forNumber(MOBILE)).isEqualTo(MessageChoice.NONE.in(MessageLanguage.ENGLISH));
	}

	@OnBothDatabases
	@DisplayName("is refused for what is no address, and without a mail server")
	void refused(TestDatabase database) {
		on(database);
		for (var wrong : List.of("", "raj", "raj@", "raj@localhost", "a b@example.com", "راج@example.com",
				"raj@example.com\r\nBcc: all@example.com", "x".repeat(120) + "@example.com")) {
			assertThatExceptionOfType(RefusalException.class).as(wrong)
				.isThrownBy(() -> this.addresses.name(MOBILE, wrong, MessageLanguage.ENGLISH))
				.withMessageContaining("email.address");
		}
		then(this.mail).shouldHaveNoInteractions();
	}

	/** Returns the care of the table for the texts of this test. */
	private static MessageCare care(String messageKey) {
		return switch (messageKey) {
			case "urgentReceived" -> new MessageCare(MessageCare.Kind.INFORMS, MessageCare.Urgency.NOW, null);
			case "deliveryCode" -> new MessageCare(MessageCare.Kind.CODE, MessageCare.Urgency.NOW, null);
			case "tawasulAccountNeeded" -> new MessageCare(MessageCare.Kind.ASKS, MessageCare.Urgency.ORDINARY, null);
			default -> new MessageCare(MessageCare.Kind.INFORMS, MessageCare.Urgency.ORDINARY, null);
		};
	}

	private void proven() {
		in(() -> {
			this.addresses.name(MOBILE, ADDRESS, MessageLanguage.ENGLISH);
			return null;
		});
		this.codes.perform(this.orders.remove(0));
		assertThat(prove(code()).right()).isTrue();
	}

	private EmailAddressService.Verdict prove(String code) {
		return in(() -> this.addresses.prove(MOBILE, PERSON, code, Channel.BOTH));
	}

	private void remove() {
		in(() -> {
			this.addresses.remove(MOBILE, PERSON);
			return null;
		});
	}

	private void choose(Channel channel) {
		in(() -> {
			this.addresses.choose(MOBILE, PERSON, channel);
			return null;
		});
	}

	private String code() {
		var code = CODE.matcher(this.received.get(this.received.size() - 1).text());
		assertThat(code.find()).isTrue();
		return code.group(1);
	}

	private List<String> kinds(String messageKey) {
		this.orders.clear();
		inform(messageKey);
		return this.orders.stream().map(OutboxEntry::kind).toList();
	}

	private void inform(String messageKey) {
		in(() -> {
			this.messages.inform(CASE, messageKey, "key", Map.of());
			return null;
		});
	}

	private String sms(int place) {
		return this.orders.get(place).order(SmsOutboxHandler.Sms.class).text();
	}

	private String rows() {
		return this.database.jdbc().sql("select * from message_choice").query().listOfRows().toString();
	}

	private <T> T in(Supplier<T> work) {
		return new TransactionTemplate(this.database.transactionManager()).execute((transaction) -> work.get());
	}

}
