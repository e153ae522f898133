package sa.wusul.cost;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.impl.util.ClockUtil;

import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.casefile.CaseState;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.MobileNumber;
import sa.wusul.papers.ScanService;
import sa.wusul.casefile.RequestStarter;
import sa.wusul.services.ServiceCatalogue;
import sa.wusul.support.CaseWork;
import sa.wusul.tawasul.ContactRole;
import sa.wusul.tawasul.Contacts;
import sa.wusul.tawasul.Contacts.NewContact;
import sa.wusul.tawasul.Relation;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Temporary leave of a detainee for a wedding, from the family's request on the portal
 * over opinions, guarantor and decision to the return and its report.
 */
class Leave {

	private static final String PROCESS = "tawasul-leave-authorisation";

	private static final String DETAINEE = "1057830869";

	private static final String WIFE = "1366712766";

	private static final String FATHER = "1842684654";

	private final CaseWork work;

	private final StaffWork staff;

	private final NodeWork nodes;

	private final RequestStarter requests;

	private final ServiceCatalogue catalogue;

	private final Contacts contacts;

	private final ScanService scans;

	private final JdbcClient jdbc;

	Leave(CaseWork work, StaffWork staff, NodeWork nodes, RequestStarter requests, ServiceCatalogue catalogue,
			Contacts contacts, ScanService scans, JdbcClient jdbc) {
		this.work = work;
		this.staff = staff;
		this.nodes = nodes;
		this.requests = requests;
		this.catalogue = catalogue;
		this.contacts = contacts;
		this.scans = scans;
		this.jdbc = jdbc;
	}

	void run(DatabaseMeter meter) {
		enterContact();
		try {
			this.work.setTime("2026-11-22T09:00:00");
			var process = this.catalogue.request(PROCESS).id();
			var answers = answers();
			var reference = meter.count(() -> this.requests.submit(process, answers, Optional.empty()).reference());
			this.nodes.settle(meter);
			List.of("prison", "medical", "security").forEach((person) -> opine(meter, person, reference));
			this.nodes.settle(meter);
			this.staff.take(meter, "tawasul", reference, "Task_RecordGuarantor",
					Map.of("guarantorName", "كفيل كالخل الوفي", "guarantorIdentityNumber", FATHER, "guarantorRelation",
							"PARENT", "guarantorIdentityChecked", true));
			this.staff.take(meter, "prison-director", reference, "Task_DecideInPrison",
					Map.of("leaveDecision", "GRANT", "note", "لا مانع من خروجه"));
			this.nodes.settle(meter);
			goAndReturn(meter, reference);
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.COMPLETED);
			assertThat(this.work.runs(reference)).isFalse();
			assertThat(this.work.messageKeys(reference)).containsExactly("requestReceived", "leaveChanged",
					"leaveDecided");
		}
		finally {
			forget();
			ClockUtil.reset();
		}
	}

	private void goAndReturn(DatabaseMeter meter, String reference) {
		this.staff.handIn(meter, "prison", "tawasul-leave-occurrence",
				Map.of("leaveReference", reference, "departureDay", "2026-11-27", "departureTime", "18:00"));
		this.nodes.settle(meter);
		this.work.setTime("2026-11-27T18:05:00");
		this.scans.add(reference, "ما يثبت المناسبة", "proof.png", Renewal.picture(), "requester");
		this.staff.take(meter, "prison", reference, "Task_ConfirmDeparture",
				Map.of("departureDecision", "LEFT", "identityChecked", true, "conditionsRead", true));
		this.nodes.settle(meter);
		this.work.setTime("2026-11-28T18:04:00");
		this.staff.take(meter, "prison", reference, "Task_RecordReturn", Map.of("identityChecked", true));
		this.staff.take(meter, "prison", reference, "Task_WriteLeaveReport", Map.of("note", "عاد قبل موعده"));
		this.nodes.settle(meter);
	}

	private void opine(DatabaseMeter meter, String person, String reference) {
		this.staff.take(meter, person, reference, "Task_GiveLeaveOpinion",
				Map.of("leaveOpinion", "FAVOURABLE", "note", "لا مانع"));
	}

	private void enterContact() {
		var detainee = new IdentityNumber(DETAINEE);
		var wife = new IdentityNumber(WIFE);
		if (this.contacts.find(detainee, wife).isEmpty()) {
			this.contacts.enter(new NewContact(detainee, wife, "قريب", ContactRole.PRIMARY, Relation.SPOUSE,
					new MobileNumber("0551112001"), this.work.handIn("passport")));
		}
	}

	private static Map<String, Object> answers() {
		var answers = new HashMap<String, Object>(CaseWork.request("none"));
		answers.keySet().removeAll(List.of("topic", "subject", "requestText"));
		answers.putAll(Map.of("channel", "PORTAL", "identityNumber", WIFE, "requesterName", "عابرة السبيل",
				"detaineeIdentityNumber", DETAINEE, "leaveReason", "WEDDING", "leavePlace", "الرياض، حي العنقاء",
				"leaveRelative", "قريب", "leaveRelation", "PARENT", "occasionDate", "2027-03-01"));
		return answers;
	}

	/** The next run finds no earlier leave of the detainee. */
	private void forget() {
		List.of("leave_alarm", "leave_occurrence", "leave_opinion", "leave_authorisation", "detainee_watch",
				"detainee_event")
			.forEach((table) -> this.jdbc.sql("delete from " + table).update());
	}

}
