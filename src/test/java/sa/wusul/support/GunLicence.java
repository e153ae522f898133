package sa.wusul.support;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A service that an analyst adds: the licence of a gun. */
public final class GunLicence {

	public static final String SERVICE = "services-gun-licence-renewal";

	/** The analyst's addition to the table of fees. */
	private static final String FEE = """
			<rule id="Rule_GunLicenceFromMuharram">
			  <description>رخصة السلاح لثلاث سنوات من أول محرم</description>
			  <inputEntry id="UnaryTests_GunLicenceFromMuharram_Service"><text>"services-gun-licence-renewal"</text></inputEntry>
			  <inputEntry id="UnaryTests_GunLicenceFromMuharram_ApplicationKind"><text /></inputEntry>
			  <inputEntry id="UnaryTests_GunLicenceFromMuharram_TermYears"><text /></inputEntry>
			  <inputEntry id="UnaryTests_GunLicenceFromMuharram_HijriDate"><text>&gt;= "1449-01-01"</text></inputEntry>
			  <outputEntry id="LiteralExpression_GunLicenceFromMuharram_fee"><text>200</text></outputEntry>
			</rule>
			<rule id="Rule_GunLicence">
			  <description>رخصة السلاح لثلاث سنوات</description>
			  <inputEntry id="UnaryTests_GunLicence_Service"><text>"services-gun-licence-renewal"</text></inputEntry>
			  <inputEntry id="UnaryTests_GunLicence_ApplicationKind"><text /></inputEntry>
			  <inputEntry id="UnaryTests_GunLicence_TermYears"><text /></inputEntry>
			  <inputEntry id="UnaryTests_GunLicence_HijriDate"><text /></inputEntry>
			  <outputEntry id="LiteralExpression_GunLicence_fee"><text>150</text></outputEntry>
			</rule>
			""";

	/** The analyst's addition to the table of service levels. */
	private static final String WHOLE_TIME = """
			<rule id="Rule_GunLicenceRenewal">
			  <description>تجديد رخصة السلاح يتم في خمسة أيام عمل من تقديمه</description>
			  <inputEntry id="UnaryTests_GunLicenceRenewal_Step"><text>"services-gun-licence-renewal"</text></inputEntry>
			  <inputEntry id="UnaryTests_GunLicenceRenewal_RequestType"><text /></inputEntry>
			  <inputEntry id="UnaryTests_GunLicenceRenewal_Priority"><text /></inputEntry>
			  <inputEntry id="UnaryTests_GunLicenceRenewal_HijriDate"><text /></inputEntry>
			  <outputEntry id="LiteralExpression_GunLicenceRenewal_hours"><text>35</text></outputEntry>
			  <outputEntry id="LiteralExpression_GunLicenceRenewal_clock"><text>"WORKING"</text></outputEntry>
			  <outputEntry id="LiteralExpression_GunLicenceRenewal_taskPriority"><text>50</text></outputEntry>
			</rule>
			""";

	private GunLicence() {
	}

	/** Returns the service with the time within which it is done, by names of files. */
	public static Map<String, String> files() {
		var files = new LinkedHashMap<String, String>();
		for (var file : List.of(SERVICE + ".bpmn", SERVICE + "-eligibility.dmn",
				"services-request-gun-licence-renewal.form")) {
			files.put(file, Modeler.text("gun-licence/" + file));
		}
		files.put("services-service-level.dmn",
				before("services-service-level.dmn", "<rule id=\"Rule_PassportRenewal\">", WHOLE_TIME));
		return files;
	}

	/** Returns the service with its time and its fee. */
	public static Map<String, String> withFee() {
		var files = files();
		files.put("services-fee.dmn", before("services-fee.dmn", "<rule id=\"Rule_PassportFive\">", FEE));
		return files;
	}

	private static String before(String table, String rule, String added) {
		return Modeler.text("processes/services/" + table).replace(rule, added + rule);
	}

}
