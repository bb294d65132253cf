interface Fixture {
  launches: unknown[];
}

App<Fixture>({
  launches: [],
  onLaunch(options) {
    wx.cloud.init({ env: 'fixture' });
    this.launches.push(options.query);
  },
});
