package sa.wusul.records;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.mockito.invocation.InvocationOnMock;

import sa.wusul.archive.Archive;
import sa.wusul.archive.ArchiveForTests;
import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseState;
import sa.wusul.platform.audit.AuditForTests;
import sa.wusul.platform.encryption.EncryptionForTests;
import sa.wusul.platform.identity.CurrentStaff;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.inbox.Inbox;
import sa.wusul.platform.inbox.InboxMessage;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.platform.outbox.Outbox;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.text.Sha256;
import sa.wusul.records.HandoverOrder.State;
import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

@DisplayName("The package of an approved order")
@Tag("fast")
class HandoverBuildTest {

	private static final String REFERENCE = "1448-0000001-0";

	private static final int LENGTH = 2 * PackagePartWriter.PART + 12345;

	private final CaseFiles caseFiles = mock(CaseFiles.class);

	private final PackageService packages = mock(PackageService.class);

	private final Inbox inbox = mock(Inbox.class);

	@OnBothDatabases
	@DisplayName("lies in the archive in parts, is downloaded as one, and leaves nothing when it is deleted")
	void parts(TestDatabase database) throws Exception {
		var number = order(database);
		var content = written();
		var service = service(database);
		service.build(number);

		then(this.inbox).should()
			.receive(new InboxMessage("handover:" + number, "records.packageBuilt", REFERENCE, Optional.of("waiting")));
		assertThat(partCount(database)).isEqualTo(3);
		assertThat(service.find(number).flatMap(HandoverOrder::packageHash)).contains(Sha256.hex(content));
		var out = new ByteArrayOutputStream();
		var download = service.fetch(number, "records");
		download.writeTo(out);
		assertThat(out.toByteArray()).isEqualTo(content).hasSize(download.byteCount());

		service.build(number);
		assertThat(partCount(database)).as("built once").isEqualTo(3);
		assertThat(service.delete(number)).isTrue();
		assertThat(partCount(database)).isZero();
		assertThat(kept(database)).isZero();
	}

	@OnBothDatabases
	@DisplayName("is built anew after it broke off, without what was there")
	void brokenOff(TestDatabase database) throws Exception {
		var number = order(database);
		willAnswer((call) -> {
			write(call, new byte[PackagePartWriter.PART + 1]);
			throw new IllegalStateException("broken off");
		}).given(this.packages).write(any(), any());
		var service = service(database);
		assertThatThrownBy(() -> service.build(number)).hasMessage("broken off");
		assertThat(service.find(number).map(HandoverOrder::state)).contains(State.ORDERED);

		var content = written();
		service.build(number);
		var out = new ByteArrayOutputStream();
		service.fetch(number, "records").writeTo(out);
		assertThat(out.toByteArray()).isEqualTo(content);
	}

	@OnBothDatabases
	@DisplayName("is declined with its reason, and told to the process, if the case was reopened or moved after the approval")
	void reopened(TestDatabase database) throws Exception {
		var number = order(database);
		var service = service(database);
		var reopened = file(CaseState.REGISTERED);
		given(this.caseFiles.find(REFERENCE)).willReturn(Optional.of(reopened));
		service.build(number);

		then(this.packages).should(never()).write(any(), any());
		assertThat(service.find(number)).hasValueSatisfying((order) -> {
			assertThat(order.state()).isEqualTo(State.DELETED);
			assertThat(order.problem()).contains("handover.open");
		});
		then(this.inbox).should()
			.receive(new InboxMessage("handover:" + number, "records.packageDeclined", REFERENCE,
					Optional.of("waiting")));
		assertThatThrownBy(() -> service.fetch(number, "records")).hasMessage("handover.expired");
	}

	@OnBothDatabases
	@DisplayName("waits while the archive is away")
	void away(TestDatabase database) throws Exception {
		var number = order(database);
		willAnswer((call) -> {
			throw new RefusalException(Kind.UNAVAILABLE, "archive.unavailable");
		}).given(this.packages).write(any(), any());
		var service = service(database);
		assertThatThrownBy(() -> service.build(number)).hasMessage("archive.unavailable");
		assertThat(service.find(number).map(HandoverOrder::state)).contains(State.ORDERED);
		then(this.inbox).should(never()).receive(any());
	}

	/** Lets the package be random bytes, which it returns. */
	private byte[] written() throws Exception {
		var content = new byte[LENGTH];
		new Random(7).nextBytes(content);
		willAnswer((call) -> write(call, content)).given(this.packages).write(any(), any());
		return content;
	}

	private static Object write(InvocationOnMock call, byte[] content) throws Exception {
		try (var to = call.<OutputStream>getArgument(1)) {
			to.write(content);
		}
		return null;
	}

	private static long order(TestDatabase database) {
		database.jdbc()
			.sql("""
					insert into handover_order (domain, centre, content, case_reference, reason, state, asked_by, asked_at, approved_by, addressee)
					values ('records', 'riyadh', 'CASE', ?, null, 'ORDERED', 'records', current_timestamp, 'records-supervisor', 'waiting')""")
			.param(REFERENCE)
			.update();
		return database.jdbc().sql("select max(number) from handover_order").query(Long.class).single();
	}

	private static long partCount(TestDatabase database) {
		return database.jdbc().sql("select count(*) from handover_part").query(Long.class).single();
	}

	private static long kept(TestDatabase database) {
		return database.jdbc()
			.sql("select count(*) from archive_item where kind = 'PACKAGE' and state = 'STORED'")
			.query(Long.class)
			.single();
	}

	private static CaseFile file(CaseState state) {
		var file = mock(CaseFile.class);
		given(file.state()).willReturn(state);
		given(file.reference()).willReturn(REFERENCE);
		given(file.processKey()).willReturn("intake-request-registration");
		return file;
	}

	private HandoverOrderService service(TestDatabase database) {
		Archive archive = ArchiveForTests.in(database);
		var limits = mock(LimitDecisions.class);
		given(limits.number(HandoverLimit.PACKAGE_MEGABYTES)).willReturn(500);
		given(limits.duration(HandoverLimit.PACKAGE)).willReturn(Duration.ofDays(5));
		var closed = file(CaseState.ANSWERED);
		given(this.caseFiles.find(REFERENCE)).willReturn(Optional.of(closed));
		return new HandoverOrderService(
				new HandoverOrderRepository(database.jdbc(), EncryptionForTests.fields(database.dataSource())),
				this.packages, this.caseFiles, archive, Rights.load(), mock(CurrentStaff.class),
				mock(PersonSearchStarter.class), limits, mock(Outbox.class), this.inbox, AuditForTests.log(database),
				Clock.systemUTC(), database.transactionManager());
	}

}
