package sa.wusul.journey;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.casefile.CaseDossier;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseState;
import sa.wusul.notification.MessageFollowUpService;
import sa.wusul.notification.RequesterMessages;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.ConfidentialModel;
import sa.wusul.support.OnPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Messages to a number that does not exist for the demo's network. */
@DisplayName("A message that asks for a document and does not arrive")
@CaseStory
@OnPostgreSql
@Tag("story")
class MessageCallBackTest {

	private static final String CALL = "Task_CallBack";

	@Autowired
	private CaseWork work;

	@Autowired
	private CaseFiles caseFiles;

	@Autowired
	private RequesterMessages messages;

	@Autowired
	private MessageFollowUpService followUps;

	@Autowired
	private PlatformTransactionManager transactions;

	@Autowired
	private JdbcClient jdbc;

	@Test
	@DisplayName("is called about by the call centre beside the case, and the timeline tells both")
	void called() {
		var reference = this.work.handIn("clerk", unreachable(CaseWork.request("passport")));
		ask(reference);

		assertThat(this.work.openSteps(reference)).containsOnlyOnce(CALL);
		assertThat(this.work.groups(this.work.task(reference, CALL))).containsExactly("reception-phone-officers");
		assertThat(this.work.seenBy("auditor", reference)).doesNotContain(CALL);
		assertThat(this.work.form("callcentre", reference, CALL)).as("the officer reads the message")
			.contains("> يلزم لإكمال طلبكم ", "> " + reference);
		this.work.bringHistory();
		assertThat(this.jdbc.sql("select count(*) from act_hi_varinst where text_ like '%يلزم لإكمال%'")
			.query(Long.class)
			.single()).as("which is in no variable").isZero();
		this.work.complete("callcentre", reference, CALL,
				Map.of("callBackOutcome", "REACHED", "note", "أبلغته بما يلزمه"));

		assertThat(this.work.openSteps(reference)).doesNotContain(CALL);
		assertThat(this.caseFiles.dossier(reference).timeline()).extracting(CaseDossier.Milestone::sentence)
			.contains("تعذر وصول رسالتنا إلى جوالكم، ونتصل بكم", "أبلغناكم هاتفياً بما تعذر وصوله إلى جوالكم");
		assertThat(this.caseFiles.dossier(reference).notes()).extracting(CaseDossier.Note::text)
			.contains("أبلغته بما يلزمه");
		this.followUps.lookNow();
		assertThat(this.jdbc.sql("select count(*) from sms_follow_up where case_reference = ? and ended_at is null")
			.param(reference)
			.query(Long.class)
			.single()).isZero();
	}

	@Test
	@DisplayName("is called about no more once the case is closed")
	void closed() {
		var reference = this.work.handIn("clerk", unreachable(CaseWork.request("passport")));
		ask(reference);
		assertThat(this.work.openSteps(reference)).contains(CALL);

		new TransactionTemplate(this.transactions)
			.executeWithoutResult((status) -> this.caseFiles.enter(reference, CaseState.ANSWERED));
		this.followUps.lookNow();

		assertThat(this.work.openSteps(reference)).doesNotContain(CALL);
	}

	@Test
	@DisplayName("stays among the officers of the window if the case is confidential")
	void confidential() {
		ConfidentialModel.deploy(this.work.engine().getRepositoryService());
		var reference = this.work.handIn("tawasul", ConfidentialModel.ENQUIRY,
				unreachable(ConfidentialModel.question()));
		ask(reference);

		assertThat(this.work.groups(this.work.task(reference, CALL))).containsExactly("tawasul-officers-riyadh");
		assertThat(this.work.form("tawasul", reference, CALL)).contains("> يلزم لإكمال طلبكم ");
		assertThatThrownBy(() -> this.work.form("callcentre", reference, CALL)).isInstanceOf(Exception.class);
		assertThat(this.work.seenBy("callcentre", reference)).isEmpty();
		assertThat(this.work.seenBy("admin", reference)).isEmpty();
	}

	private static Map<String, Object> unreachable(Map<String, Object> answers) {
		var changed = new HashMap<>(answers);
		changed.put("mobile", "0500000404");
		return changed;
	}

	private void ask(String reference) {
		new TransactionTemplate(this.transactions).executeWithoutResult((status) -> this.messages.inform(reference,
				"documentMissing", reference + "-ask", Map.of("missingDocument", "PHOTO")));
		this.work.sendMessages();
		this.work.deliverInbox();
	}

}
