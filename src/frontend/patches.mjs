/*
 * Words and habits that the web apps have built in. Each `from` must occur exactly once (or `times`) in the file of the
 * release that is unpacked, or the build fails: a new release cannot bring English back unnoticed.
 */

/** Arabic where the page is Arabic, the original elsewhere (Cockpit and Admin share the library). */
const ARABIC_PAGE = 'WUSUL_ARABIC';

const either = (original, arabic) => `(${ARABIC_PAGE}?${arabic}:${original})`;
const quoted = (text) => JSON.stringify(text);
const words = (sentence) => JSON.stringify(sentence.split(' '));
const code = (original, arabic) => ({ from: original, to: either(original, arabic) });
const template = (original, arabic) => code(`\`${original}\``, `\`${arabic}\``);

/** A text, told apart from equal ones by the code before it. */
const text = (original, arabic, before = '') => ({
	from: before + quoted(original),
	to: before + either(quoted(original), quoted(arabic)),
});

const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday';
const DAYS_AR = 'الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت';
const DAYS_SHORT = 'Sun Mon Tue Wed Thu Fri Sat';
const DAYS_SHORT_AR = 'أحد اثنين ثلاثاء أربعاء خميس جمعة سبت';
const MONTHS = 'January February March April May June July August September October November December';
const MONTHS_SHORT = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec';
const MONTHS_AR = 'يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر';

/** A list of names, told apart from equal ones by the code around it. */
const names = (before, original, arabic, after) => ({
	from: before + words(original) + after,
	to: before + either(words(original), words(arabic)) + after,
});

const validation = [
	text('Field is required.', 'هذا الحقل مطلوب.'),
	// A field may bring its own words: "properties": { "patternMessage": "…" }
	code(
		'`Field must match pattern ${t.pattern}.`',
		'(e.properties&&e.properties.patternMessage||"القيمة لا توافق الصيغة المطلوبة.")'
	),
	template('Field must have minimum value of ${t.min}.', 'أقل قيمة مقبولة هي ${t.min}.'),
	template('Field must have maximum value of ${t.max}.', 'أكبر قيمة مقبولة هي ${t.max}.'),
	template('Field must have minimum length of ${t.minLength}.', 'أقل عدد من الأحرف هو ${t.minLength}.'),
	template('Field must have maximum length of ${t.maxLength}.', 'أكبر عدد من الأحرف هو ${t.maxLength}.'),
	text(
		'Field must be a valid  international phone number. (e.g. +4930664040900)',
		'اكتب رقم هاتف دوليًا صحيحًا يبدأ بعلامة الزائد.'
	),
	text('Field must be a valid email.', 'اكتب بريدًا إلكترونيًا صحيحًا.'),
	text('Value is not a number.', 'القيمة ليست عددًا.'),
	code(
		'"Value is expected to "+(0===n?"be an integer":`have at most ${n} decimal digit${n>1?"s":""}`)+"."',
		'(0===n?"يجب أن تكون القيمة عددًا صحيحًا.":`أكبر عدد من المنازل العشرية هو ${n}.`)'
	),
	template(
		'Please select a valid value, the two nearest valid values are ${t} and ${i}.',
		'القيمة غير مقبولة، وأقرب قيمتين مقبولتين هما ${t} و${i}.'
	),
	text('Date and time must both be entered.', 'يجب إدخال التاريخ والوقت معًا.'),
	text('No options source defined in the form definition', 'لا توجد خيارات لهذا الحقل.'),
];

const fields = [
	text('Select', 'اختر', 'children:_||'),
	text('Search', 'ابحث', 'type:"text",value:h,placeholder:'),
	text('Search', 'ابحث', 'placeholder:t||d?void 0:'),
	text('No results', 'لا توجد نتائج', 'emptyListMessage:c='),
	{
		from: 'emptyListMessage:D?"No results":"All values selected"',
		to:
			'emptyListMessage:D?' +
			either('"No results"', '"لا توجد نتائج"') +
			':' +
			either('"All values selected"', '"اختيرت جميع القيم"'),
	},
	text('Remove tag', 'إزالة'),
	text('Skip to search', 'الانتقال إلى البحث'),
	text('Increment', 'زيادة', 'class:"fjs-number-arrow-up","aria-label":'),
	text('Decrement', 'إنقاص', 'class:"fjs-number-arrow-down","aria-label":'),
	text('Nothing to show.', 'لا توجد بيانات.', 'children:'),
	text(' of ', ' من ', 'k+1,'),
	text('Previous page', 'الصفحة السابقة'),
	text('Next page', 'الصفحة التالية'),
	template('Click to sort by ${n} descending', 'ترتيب تنازلي حسب ${n}'),
	template('Click to sort by ${n} ascending', 'ترتيب تصاعدي حسب ${n}'),
	text('Click to remove sorting', 'إلغاء الترتيب'),
	text('Add new', 'إضافة'),
	template('Expand all (${m.length})', 'عرض الكل (${m.length})'),
	text('Collapse', 'طي', 'a.jsx(Vr,{})," ",'),
	template('Remove list item ${t+1}', 'حذف البند ${t+1}'),
	text('This is an image placeholder', 'موضع صورة'),
	text('Web-based tooling for BPMN, DMN, and forms powered by', 'أدوات المخططات والنماذج من'),
];

const dates = [
	// Day, month, year in every browser, and never the browser's own calendar
	{ from: 'function wt(e="default")', to: 'function wt(e="en-GB")' },
	{ from: 'placeholder:xt()', to: `placeholder:${either('xt()', '"يوم/شهر/سنة"')}` },
	{
		from: 'placeholder:h?"hh:mm":"hh:mm ?m"',
		to: `placeholder:${either('(h?"hh:mm":"hh:mm ?m")', '(h?"ساعة:دقيقة":"ساعة:دقيقة ص/م")')}`,
	},
	code('(o?"PM":"AM")', '(o?"م":"ص")'),
	{
		from: 'function Re(e){let t=e.toLowerCase();',
		to: 'function Re(e){let t=e.toLowerCase().replace("ص","am").replace("م","pm");',
	},
	// The date picker of forms
	names('weekdays:{shorthand:', DAYS_SHORT, DAYS_SHORT_AR, ',longhand:'),
	names('longhand:', DAYS, DAYS_AR, '},months:{'),
	names('months:{shorthand:', MONTHS_SHORT, MONTHS_AR, ',longhand:'),
	names('longhand:', MONTHS, MONTHS_AR, '},daysInMonth:'),
	text('Scroll to increment', 'حرّك العجلة للتغيير'),
	text('Click to toggle', 'انقر للتبديل'),
	text('Year', 'السنة', 'yearAriaLabel:'),
	text('Month', 'الشهر', 'monthAriaLabel:'),
	text('Hour', 'الساعة', 'hourAriaLabel:'),
	text('Minute', 'الدقيقة', 'minuteAriaLabel:'),
	// The calendar of due date and follow-up date
	names('AMPMS:["AM","PM"],DAY:', DAYS, DAYS_AR, ',ERANAMES:'),
	names('FIRSTDAYOFWEEK:6,MONTH:', MONTHS, MONTHS_AR, ',SHORTDAY:'),
	names('SHORTDAY:', DAYS_SHORT, DAYS_SHORT_AR, ',SHORTMONTH:'),
	names('SHORTMONTH:', MONTHS_SHORT, MONTHS_AR, ',STANDALONEMONTH:'),
	names('STANDALONEMONTH:', MONTHS, MONTHS_AR, ',WEEKENDRANGE:'),
	text('Clear', 'مسح', 'clearText:'),
	text('Done', 'تم', 'closeText:'),
	text('Today', 'اليوم', 'currentText:'),
];

/** What all web apps share. */
export const library = {
	prefix: `var ${ARABIC_PAGE}=document.documentElement.lang==="ar";`,
	patches: [...validation, ...fields, ...dates],
};

const noBanner = { from: '.isCommunityEdition=!0', to: '.isCommunityEdition=!1' };

const slogan = {
	from: `{{ \\'CAM_WIDGET_FOOTER_POWERED_BY\\' | translate }} <a href="http://camunda.org">Camunda Platform</a> /\\n      <span class="version">{{version}}</span>`,
	to: 'وصول أسهل وإنجاز أسرع',
};

const noTimezone = {
	from: `{{ \\'CAM_WIDGET_FOOTER_TIMEZONE\\' | translate }} <i>{{timezoneName}}</i>`,
	to: 'وقتكم ثمين ونحن نقدره',
};

/** The colon after a sentence that ends already. */
const noColon = { from: '<strong ng-if="notification.message">:</strong>', to: '' };

/** A slow line is no reason to show an empty page. */
const patience = { from: 'urlArgs:"bust="', to: 'waitSeconds:0,urlArgs:"bust="' };

/** Nobody reads an old refusal beside a new one, nor after what was refused is done. */
const freshRefusals = [
	{
		from: 'addError:function(e){e.type||(e.type="danger"),this.add(e)}',
		to: 'addError:function(e){e.type||(e.type="danger"),e.exclusive||(e.exclusive=["type"]),this.add(e)}',
	},
	{
		from: 'return function(e){e.assignee&&(e.processInstanceId||e.caseInstanceId)',
		to: 'return function(e){t.clear({type:"danger"}),e.assignee&&(e.processInstanceId||e.caseInstanceId)',
	},
];

/** The key that closes a list of times, or a click beside the form, must not throw away what is written in it. */
const steadyDialog = {
	from: 't.open({size:"lg",controller:"camProcessStartModalCtrl"',
	to: 't.open({size:"lg",backdrop:"static",keyboard:!1,controller:"camProcessStartModalCtrl"',
};

/** Whoever looks at the case beside a form finds what he wrote when he comes back; it stays in this window. */
const drafts = [
	{
		from: 'b=JSON.parse(localStorage.getItem("camunda-form:".concat(y))||"{}"),E=[]',
		to:
			'D=window.wusulDrafts=window.wusulDrafts||{},' +
			'b=D[y]||JSON.parse(localStorage.getItem("camunda-form:".concat(y))||"{}"),E=[]',
	},
	{
		from: 'v.on("changed",(function(e){h.notifyFormDirty(!0);',
		to: 'v.on("changed",(function(e){y&&(D[y]=e.data);h.notifyFormDirty(!0);',
	},
	{
		from: 'n=e.sent,localStorage.removeItem("camunda-form:".concat(y))',
		to: 'n=e.sent,delete D[y],localStorage.removeItem("camunda-form:".concat(y))',
	},
	{
		from: 'c(null),s("authentication.logout.success",e)',
		to: 'c(null),window.wusulDrafts={},s("authentication.logout.success",e)',
	},
];

/** Arabic counts two, three to ten, and more differently: "مرّتين|%d مرات|%d مرة". */
const arabicCounting = {
	from: 'if(!e&&t&&t.dateLocales){',
	to:
		'if(!e&&t&&t.dateLocales){var w=t.dateLocales.relativeTime||{};Object.keys(w).forEach((function(e){' +
		'var t=String(w[e]).split("|");3===t.length&&(w[e]=function(e){' +
		'return(2===e?t[0]:e%100>2&&e%100<11?t[1]:t[2]).replace("%d",e)})}));',
};

/** Tooltips of the diagram; as often as there are kinds of diagrams. */
const diagramTooltips = [
	{ from: 'title="zoom in"', to: 'title="تكبير"', times: 3 },
	{ from: 'title="zoom out"', to: 'title="تصغير"', times: 3 },
	{ from: 'title="reset zoom"', to: 'title="الحجم الأصلي"', times: 3 },
];

/** The web apps, the language that each is served in, and what is changed in its program. */
export const apps = {
	tasklist: {
		arabic: true,
		title: 'وصول · قائمة المهام',
		patches: [
			// Whoever starts a transaction reads its number: the case's reference, or the ticket of a visit.
			{
				from: 'n("PROCESS_START_OK").then((function(e){s.addMessage({duration:3e3,status:e})}))',
				to:
					'n("PROCESS_START_OK").then((function(e){var k=/^(?:\\d{4}-\\d{7}-\\d|.*-([MW])(\\d{3,}))$/.exec(r&&r.businessKey||"");' +
					's.addMessage(k?{duration:12e3,status:e,message:"الرقم "+(k[1]?{M:"ر",W:"ن"}[k[1]]+"-"+k[2]:k[0])}:' +
					'{duration:3e3,status:e})}))',
			},
			noBanner,
			slogan,
			noTimezone,
			noColon,
			patience,
			...freshRefusals,
			steadyDialog,
			...drafts,
			...diagramTooltips,
			arabicCounting,
			// The mirrored style sheet of the built-in plug-in
			{ from: 'e.location+"/plugin.css?bust="', to: 'c+"/app/tasklist/styles/plugin.css?bust="' },
			{ from: '(v. {{ task._embedded', to: '(الإصدار {{ task._embedded' },
			{ from: '\\n          Download\\n', to: '\\n          تنزيل\\n' },
		],
	},
	welcome: { arabic: true, title: 'وصول', patches: [noBanner, slogan, noTimezone, noColon, patience, arabicCounting] },
	cockpit: { arabic: false, patches: [noBanner] },
	admin: { arabic: false, patches: [noBanner] },
};
