module.exports = {
  name: 'قواعد نماذج وصول · Rules of Wusul models',
  script: './client.js',
};
